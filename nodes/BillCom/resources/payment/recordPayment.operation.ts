import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { withBills } from '../../records/paidBills';
import { paymentOutput } from './paymentOutput';
import { readPaidParts } from './offline/paidParts';
import { readMore } from '../bill/write/readMore';
import { recordOffline } from './offline/recordOffline';
import { offlineProcessDate, recordPaymentFields } from './offline/offlineFields';
import { resolveBill } from '../bill/lines/resolveCodes';
import type { RunClient } from '../../transport/client';

/**
 * POST /v3/bills/record-payment: books money that was paid outside of BILL on one or more bills of a vendor. Moves no
 * money, but the bills count as paid afterwards.
 */
export const recordPayment: Operation = {
	option: {
		name: 'Record Offline Payment',
		value: 'recordPayment',
		action: 'Record an offline payment of bills',
		description: 'Mark bills of one vendor as paid outside of BILL',
	},
	agentNeeds: 'pay',
	isKeyless: true,
	output: paymentOutput,
	calls: 2,
	callsNote: 'The bills, the payment. 1 more for each further 50 bills, and for each list of codes in use.',
	fields: recordPaymentFields,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex, 'Offline payment');
		const parts = readPaidParts(read);
		const processDate = read.requiredDate(offlineProcessDate);
		const { plain, header } = readMore(read, read.collection('additionalFields'));
		const codes = await resolveBill(client, { header }, 'Offline payment');
		const toPrintCheck = read.raw('toPrintCheck') === true;
		const payment = { parts, processDate, toPrintCheck, more: { ...plain, ...codes } };
		return [withBills(await recordOffline(client, payment))];
	},
};

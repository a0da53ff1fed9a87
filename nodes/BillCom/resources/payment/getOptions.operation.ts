import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { amount } from './one/paymentFields';
import { readAmount } from './one/readFields';
import type { RunClient } from '../../transport/client';
import { readPaymentOptions } from '../fundingAccount/fundingAccountCalls';

const account = {
	available: 'flag',
	deliveryDate: 'text',
	feeInfo: { amount: 'number', rate: 'number' },
	id: 'text',
	reason: 'text',
} as const;

/** GET /v3/payments/options → which accounts could pay this vendor, when it would arrive, and what it costs. */
export const getOptions: Operation = {
	option: {
		name: 'Get Options',
		value: 'getOptions',
		action: 'Get payment options',
		description: 'List the accounts that can pay a vendor, with delivery date and fee',
	},
	output: {
		shape: {
			// BILL's sample shows the amount as text (BILL vendor-payment-options, 2026-11).
			amount: 'text',
			fundingOptions: { banks: [account], cards: [{ ...account, brand: 'text' }] },
			vendorId: 'text',
		},
	},
	calls: 1,
	fields: [vendorLocator, { ...amount, description: 'The amount to pay, in the currency of the vendor' }],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const vendorId = read.locator(vendorLocator);
		const cents = readAmount(read);
		return [await readPaymentOptions(client, { vendorId, cents })];
	},
};

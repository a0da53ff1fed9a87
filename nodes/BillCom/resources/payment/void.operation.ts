import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { parameters } from '../../parameters/reader';
import { textOf } from '../../records/record';
import { paymentLocator } from '../../parameters/locators';
import { withBills } from '../../records/paidBills';
import { paymentOutput } from './paymentOutput';
import { isUndone, statusOf } from './find/paymentState';
import { postVoid, stopPayment } from './stopPayment';
import type { Objection } from '../../operation/failure';
import type { RunClient } from '../../transport/client';

const reasonField: INodeProperties = {
	displayName: 'Reason',
	name: 'reason',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	description: 'Why the payment is voided, up to 4000 characters',
};

const voidType: INodeProperties = {
	displayName: 'Type',
	name: 'voidType',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. VOID_AND_CREDIT',
	description:
		'What happens to the money. BILL does not document the values: VOID_AND_CREDIT and VOID_AND_REISSUE are likely, and its error message names the valid ones.',
};

/** BILL voidpayment, 2026-11. */
const REASON_MAX = 4000;

/** POST /v3/payments/{paymentId}/void. No trusted session is demanded, as with Cancel. */
export const voidPayment: Operation = {
	option: {
		name: 'Void',
		value: 'void',
		action: 'Void a payment',
		description: 'Void a payment in process, or one that was made outside of BILL',
	},
	agentNeeds: 'pay',
	output: withOutcome(paymentOutput),
	writes: { payment: 'paymentId' },
	calls: 2,
	callsNote: 'The payment, and its void. 1 when it is already void.',
	fields: [paymentLocator, voidType, reasonField],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const paymentId = parameters(ctx, itemIndex).locator(paymentLocator);
		const read = parameters(ctx, itemIndex, `Void payment ${paymentId}`);
		const type = read.requiredText(voidType);
		const reason = read.requiredText(reasonField);
		if (reason.length > REASON_MAX)
			throw read.refuse(
				`Reason has ${reason.length} characters, and BILL accepts at most ${REASON_MAX}`,
				'Shorten it.',
			);
		const stop = {
			title: 'Void payment',
			done: 'voided' as const,
			isDone: (payment: IDataObject) => isUndone(payment) && !isCancelled(payment),
			refuse: refusalToVoid,
			post: async (id: string) => await postVoid(client, id, { type, reason }),
		};
		return [withBills(await stopPayment(client, paymentId, stop))];
	},
};

function refusalToVoid(payment: IDataObject): Objection | undefined {
	if (isCancelled(payment)) {
		return {
			reason: 'paymentCancelled',
			what: `it is ${statusOf(payment)}`,
			fix: 'There is nothing to void: no money moves.',
		};
	}
	if (textOf(payment, 'singleStatus') !== 'SCHEDULED') return undefined;
	return {
		reason: 'notStarted',
		what: 'it is SCHEDULED and has not started',
		fix: 'Use Cancel.',
	};
}

function isCancelled(payment: IDataObject): boolean {
	return (
		['CANCELED', 'CANCELLATION_IN_PROGRESS'].includes(textOf(payment, 'singleStatus')) ||
		textOf(payment, 'status') === 'CANCELLED'
	);
}

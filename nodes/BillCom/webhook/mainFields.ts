import type { IDataObject, INodeProperties, IWebhookFunctions } from 'n8n-workflow';
import type { BillNotification } from './notification';

/** What leaves the trigger. */
export const outputField: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'Main Fields',
			value: 'mainFields',
			description:
				'The IDs of event and record, event type, status and transaction number: the columns of a table, so that a Data Table node can store them with Map Automatically. That needs no expression, and an execution without one is much cheaper.',
		},
		{
			name: 'Whole Event',
			value: 'wholeEvent',
			description: 'The event as BILL sent it, with what the trigger knows about it',
		},
	],
	default: 'wholeEvent',
	description: 'How much of the event the workflow gets',
};

/** Whether a table is to be filled. */
export function wantsMainFields(ctx: IWebhookFunctions): boolean {
	return ctx.getNodeParameter('output', 'wholeEvent') === 'mainFields';
}

/**
 * The fields by which a later run finds what the event is about: `{ eventId, eventType, paymentId, status,
 * transactionNumber }`, the id under the name of its record. What the event does not tell is ''.
 */
export function mainFieldsOf({ eventId, eventType, entity }: BillNotification): IDataObject {
	const record = eventType.slice(0, eventType.lastIndexOf('.'));
	// "mass-payment" and "bank-account" become massPaymentId and bankAccountId.
	const name = record.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
	return {
		eventId,
		eventType,
		[`${name || 'record'}Id`]: textOf(entity.id),
		status: textOf(entity.status),
		transactionNumber: textOf(entity.transactionNumber),
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

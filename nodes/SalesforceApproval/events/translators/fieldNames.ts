import type { IDataObject } from 'n8n-workflow';
import { to18 } from '../../../shared/salesforceId';
import { toDecision } from '../source/decision';
import type { ApprovalEvent } from '../source/source';

/** Which field of the platform event holds what. The names are those of the shipped event (which names no process); all can be mapped. */
export const SHIPPED_FIELD_NAMES = {
	recordId: 'Record_Id__c',
	objectName: 'Object_Name__c',
	decision: 'Decision__c',
	approvalId: 'Approval_Id__c',
	amount: 'Amount__c',
	decidedBy: 'Decided_By__c',
	decidedAt: 'Decided_At__c',
	processName: 'Process_Name__c',
};

/** Names of the event's fields, by what they mean. */
export type FieldNames = typeof SHIPPED_FIELD_NAMES;

/** Without these two there is nothing a workflow could act on. */
export const REQUIRED_MEANINGS = ['recordId', 'decision'] as const;

/**
 * Reads the mapped fields of a decoded event.
 * @throws {Error} naming the field, when the record or the decision is missing
 */
export function toApprovalEvent(
	eventId: string,
	replayId: string,
	payload: IDataObject,
	names: FieldNames,
): ApprovalEvent {
	const missing = REQUIRED_MEANINGS.map((meaning) => names[meaning]).find(
		(name) => textOf(payload[name]) === '',
	);
	if (missing) throw new Error(`the field ${missing} is empty`);
	const amount = payload[names.amount];
	const currency = textOf(payload.CurrencyIsoCode);
	const number = amount === null || amount === undefined || amount === '' ? NaN : Number(amount);
	return {
		eventId,
		source: 'platformEvent',
		decision: toDecision(textOf(payload[names.decision])),
		objectName: textOf(payload[names.objectName]),
		recordId: to18(textOf(payload[names.recordId])),
		approvalId: to18(textOf(payload[names.approvalId])),
		processName: textOf(payload[names.processName]) || null,
		amount: Number.isFinite(number) ? number : null,
		...(currency && { currency }),
		decidedBy: to18(textOf(payload[names.decidedBy])) || null,
		decidedAt: textOf(payload[names.decidedAt]) || null,
		isGap: false,
		replayId,
		payload,
	};
}

function textOf(value: unknown): string {
	return value === undefined || value === null ? '' : String(value).trim();
}

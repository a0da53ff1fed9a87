import type { IDataObject } from 'n8n-workflow';
import { isKnownDecision, toDecision } from '../source/decision';
import { to18 } from '../../../shared/salesforceId';
import type { Records } from '../rest/records';
import { type ApprovalEvent, NeedsPersonError, type Reporter } from '../source/source';
import {
	lookUp,
	orUnusable,
	type RawEvent,
	type Translation,
	type Translator,
	UnusableEventError,
} from '../source/translator';
import { changeIdOf, type ChangeHeader, contentOf, readTimedHeader } from './changeHeader';
import { valueAt } from '../../transport/flatRecord';
import { LastValues } from './lastValues';
import { findTransition, isSame, type Passage, type Transition } from './transition';

/** How far back an overflow looks for changed records: transactions that large take their time. */
const OVERFLOW_LOOKBACK_MS = 600_000;

/** What is asked of change events. */
export interface ChangeOptions {
	/** API name; empty for every object of a channel. */
	objectName: string;
	/** Undefined asks for every change. */
	transition: Transition | undefined;
	/** API name of the record's amount; empty for none. */
	amountField: string;
	/** `read` looks at the records a gap is about and judges by what they hold now; `pass` hands each on as a gap. */
	gaps: 'read' | 'pass';
	records: Records;
	/** Told of records that cannot be read. */
	reporter: Reporter;
}

/** Change Data Capture: which change of a record counts, and what it says. One approval for each record of an event. */
export class ChangeTranslator implements Translator {
	private readonly lastValues = new LastValues();

	constructor(private readonly options: ChangeOptions) {}

	checkDefinition(topic: string, fieldNames: string[]): void {
		if (!fieldNames.includes('ChangeEventHeader')) {
			throw new NeedsPersonError(
				`${topic} carries no change events`,
				'Set Source to Platform Event, or enter the channel of an object, such as /data/AP_Invoice__ChangeEvent.',
			);
		}
		const { transition } = this.options;
		const field = transition?.field.split('.')[0].toLowerCase();
		if (field === undefined || fieldNames.some((name) => name.toLowerCase() === field)) return;
		throw new NeedsPersonError(
			`The change events of ${topic} have no field ${transition?.field}`,
			`Set Changed Field. The event has: ${fieldNames.slice(1).join(', ')}.`,
		);
	}

	async translate(raw: RawEvent): Promise<Translation> {
		const header = await orUnusable(() => readTimedHeader(raw.payload));
		const createdAtMs = header.commitTimestamp;
		const { objectName } = this.options;
		const isOther = objectName !== '' && objectName.toLowerCase() !== header.entityName.toLowerCase();
		if (isOther) return { events: [], createdAtMs };
		const isNews = this.lastValues.isNews(raw.eventId);
		const events: ApprovalEvent[] = [];
		for (const recordId of await lookUp(this.recordIdsOf(header))) {
			const event = await this.eventOf(raw, header, recordId, isNews);
			if (event) events.push(event);
		}
		return { events, createdAtMs };
	}

	/** An overflow names no record: those changed since are looked up, or it is handed on as it is. */
	private async recordIdsOf(header: ChangeHeader): Promise<string[]> {
		const { entityName, recordIds, changeType, commitTimestamp } = header;
		const { gaps, transition, records } = this.options;
		if (recordIds.length > 0) return recordIds;
		if (changeType !== 'GAP_OVERFLOW') return this.idsOfNoRecord(header);
		if (gaps === 'pass') return [''];
		const isWanted = transition && transition.to !== '' && !transition.field.includes('.');
		const condition = isWanted ? { field: transition.field, value: transition.to } : undefined;
		return await records.changedSince(entityName, commitTimestamp - OVERFLOW_LOOKBACK_MS, condition);
	}

	/**
	 * A change of all records at once, as after the conversion of a field's type, approves none of them, and nobody could
	 * say which had the value before.
	 * @throws {UnusableEventError} where the watched field is concerned, so that a person looks
	 */
	private idsOfNoRecord({ entityName, isOfAllRecords, changeType, changedFields }: ChangeHeader): string[] {
		const { gaps, transition } = this.options;
		const field = transition?.field.toLowerCase();
		const isConcerned =
			field === undefined ||
			changeType !== 'UPDATE' ||
			changedFields.length === 0 ||
			changedFields.some((name) => name.toLowerCase() === field);
		if (isOfAllRecords && !isConcerned) return [];
		if (isOfAllRecords && gaps === 'pass') return [''];
		throw new UnusableEventError(
			isOfAllRecords
				? `it stands for all records of ${entityName}, as after a change of a field's type (${changeType} of ${changedFields.join(', ') || 'no field'}), so it announces no approval`
				: `its header names no record of ${entityName}`,
		);
	}

	private async eventOf(
		raw: RawEvent,
		header: ChangeHeader,
		recordId: string,
		isNews: boolean,
	): Promise<ApprovalEvent | undefined> {
		const { transition, gaps } = this.options;
		const change = { header, payload: raw.payload, recordId, isNews };
		const found = transition ? findTransition(transition, change, this.lastValues) : undefined;
		const finding = header.isOfAllRecords && found !== 'no' ? 'untold' : found;
		if (finding === 'no') return undefined;
		if (finding === 'untold' || header.changeType.startsWith('GAP_')) {
			return gaps === 'pass'
				? this.toEvent(raw, header, recordId, { isGap: true })
				: await this.afterReading(raw, header, recordId);
		}
		return this.toEvent(raw, header, recordId, { passage: finding });
	}

	/** The record says what the event does not. Whether it was like that before, nobody can say: it passes. */
	private async afterReading(
		raw: RawEvent,
		header: ChangeHeader,
		recordId: string,
	): Promise<ApprovalEvent | undefined> {
		const { transition, records, reporter } = this.options;
		const record = await lookUp(records.read(header.entityName, recordId));
		if (!transition) return this.toEvent(raw, header, recordId, { isGap: true, record });
		if (!record)
			reporter.alert(
				`Record ${recordId} of ${header.entityName} changed (event ${raw.eventId}), but it cannot be read: it was deleted, or the user of the credential may not see it`,
				'Look at the record in Salesforce, and give the user read access to it.',
				{ curedBy: 'person' },
			);
		const value = record ? valueAt(record, transition.field) : undefined;
		if (!record || (transition.to !== '' && !isSame(value, transition.to))) return undefined;
		const passage = { value, previous: undefined };
		return this.toEvent(raw, header, recordId, { isGap: true, record, passage });
	}

	private toEvent(
		{ eventId, replayId, payload }: RawEvent,
		header: ChangeHeader,
		recordId: string,
		{ isGap = false, passage, record }: { isGap?: boolean; passage?: Passage; record?: IDataObject | null },
	): ApprovalEvent {
		const { transition, amountField } = this.options;
		const content = contentOf(payload, header);
		const decision = toDecision(String(passage?.value ?? ''));
		const amount = valueAt(record ?? content, amountField);
		const currency = (record ?? content).CurrencyIsoCode;
		const isAlone = header.recordIds.length === 1;
		return {
			eventId: isAlone || recordId === '' ? eventId : `${eventId}:${recordId}`,
			source: 'changeDataCapture',
			decision: isKnownDecision(decision) ? decision : 'changed',
			objectName: header.entityName,
			recordId,
			approvalId: changeIdOf(header, eventId),
			processName: null,
			amount: typeof amount === 'number' ? amount : null,
			...(typeof currency === 'string' && currency !== '' && { currency }),
			decidedBy: to18(header.commitUser) || null,
			decidedAt: new Date(header.commitTimestamp).toISOString(),
			isGap,
			replayId,
			payload: {
				ChangeEventHeader: { ...Object(payload.ChangeEventHeader), ...header },
				...content,
				...(transition && {
					Transition: {
						field: transition.field,
						to: (passage?.value ?? null) as IDataObject[string],
						from: (passage?.previous ?? null) as IDataObject[string],
						isFromKnown: passage?.previous !== undefined,
					},
				}),
			},
			...(record !== undefined && { record }),
		};
	}

	example(): ApprovalEvent {
		const { objectName, transition, amountField } = this.options;
		const { field, to } = { field: 'Approval_Status__c', to: 'Approved', ...transition };
		const header: ChangeHeader = {
			entityName: objectName || 'AP_Invoice__c',
			recordIds: ['a01000000000001AAA'],
			isOfAllRecords: false,
			transactionKey: '00000000-0000-0000-0000-000000000001',
			sequenceNumber: 1,
			changeType: 'UPDATE',
			commitUser: '005000000000001AAA',
			commitTimestamp: Date.UTC(2026, 0, 31, 12),
			changedFields: [field, amountField].filter((name) => name !== ''),
			nulledFields: [],
			diffFields: [],
		};
		const value = to || 'Approved';
		const payload = { ChangeEventHeader: { ...header }, [field]: value, [amountField]: 120.5 };
		const raw = { eventId: 'example-no-event-kept-by-salesforce', replayId: '', payload };
		return this.toEvent(raw, header, header.recordIds[0], { passage: { value, previous: undefined } });
	}
}

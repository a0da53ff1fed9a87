import type { IDataObject } from 'n8n-workflow';
import { type FieldNames, REQUIRED_MEANINGS, toApprovalEvent } from './fieldNames';
import { type ApprovalEvent, NeedsPersonError } from '../source/source';
import { orUnusable, type RawEvent, type Translation, type Translator } from '../source/translator';

/** Platform events whose fields say which record was decided and how. */
export class PlatformEventTranslator implements Translator {
	constructor(private readonly names: FieldNames) {}

	checkDefinition(topic: string, fieldNames: string[]): void {
		const missing = REQUIRED_MEANINGS.map((meaning) => this.names[meaning]).filter(
			(name) => !fieldNames.includes(name),
		);
		if (missing.length === 0) return;
		throw new NeedsPersonError(
			`The event ${topic} has no field ${missing.join(' and no field ')}`,
			`Set Event Field Names. The event has: ${fieldNames.join(', ')}.`,
		);
	}

	async translate({ eventId, replayId, payload }: RawEvent): Promise<Translation> {
		const event = await orUnusable(() => toApprovalEvent(eventId, replayId, payload, this.names));
		return { events: [event], createdAtMs: Date.parse(String(payload.CreatedDate)) };
	}

	/** Filled so that a workflow can be built on it, and marked wherever a reader may look. */
	example(made: IDataObject): ApprovalEvent {
		const { names } = this;
		const payload = {
			...made,
			[names.recordId]: 'a01000000000001AAA',
			[names.objectName]: 'AP_Invoice__c',
			[names.decision]: 'Approved',
			[names.approvalId]: '04g000000000001AAA',
			[names.amount]: 120.5,
			[names.decidedBy]: '005000000000001AAA',
			[names.decidedAt]: '2026-01-31T12:00:00.000Z',
		};
		return toApprovalEvent('example-no-event-kept-by-salesforce', '', payload, names);
	}
}

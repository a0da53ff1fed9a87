import type {
	Arrival,
	ApprovalEvent,
	EventSource,
} from '../../../../nodes/SalesforceApproval/events/source/source';
import { Watch } from '../../../watch';

/** When the events were created, unless said otherwise. */
export const AT = Date.parse('2026-11-02T08:00:00Z');

export function anEvent(eventId: string, changes: Partial<ApprovalEvent> = {}): ApprovalEvent {
	return {
		eventId,
		source: 'platformEvent',
		decision: 'approved',
		objectName: 'AP_Invoice__c',
		recordId: `record-of-${eventId}`,
		approvalId: '04g',
		processName: null,
		amount: 1,
		decidedBy: null,
		decidedAt: null,
		isGap: false,
		payload: {},
		...changes,
	};
}

export const arrives = (
	eventId: string,
	createdAtMs = AT,
	changes: Partial<ApprovalEvent> = {},
): Arrival => ({
	kind: 'event',
	event: anEvent(eventId, changes),
	createdAtMs,
	position: `at-${eventId}`,
});

/** Yields the given arrivals and then rests until closed. Notes where it was told to begin. */
export function aSource(...arrivals: Arrival[]): EventSource & { from: string[] } {
	const from: string[] = [];
	return {
		from,
		check: async () => {},
		sample: async () => ({ event: anEvent('sample'), isExample: true }),
		async *read(position, signal) {
			from.push(position);
			yield* arrivals;
			await new Promise<void>((resolve) =>
				signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
			);
		},
	};
}

export function aBench() {
	const watch = new Watch();
	const [warnings, alerts]: string[][] = [[], []];
	const reporter = {
		warn: (message: string) => void (warnings.push(message), watch.changed()),
		alert: (message: string) => void (alerts.push(message), watch.changed()),
	};
	return { watch, reporter, warnings, alerts };
}

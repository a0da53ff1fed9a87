import { isKnownDecision } from '../source/decision';
import type { HandOver } from './handOver';
import type { PositionStore } from './positionStore';
import { Progress } from './progress';
import type { ApprovalEvent, Arrival, EventSource, Reporter } from '../source/source';

/** Everything that happens between a source and n8n. */
export interface PumpOptions {
	source: EventSource;
	store: PositionStore;
	handOver: HandOver;
	reporter: Reporter;
	/** Events that may be with n8n at a time; 1 waits for each workflow to finish before the next one starts. */
	atOnce: number;
	isWanted(event: ApprovalEvent): boolean;
	/** Adds the record as it is now, where that is wanted; asked one event after the other, so that order is kept. */
	refresh?(event: ApprovalEvent, signal: AbortSignal): Promise<ApprovalEvent>;
	signal: AbortSignal;
}

/**
 * Moves events from the source to n8n, in order, until the signal is aborted. The position follows only behind events
 * that n8n has for good; a crash repeats an event and never loses one. What is in hand when the signal is aborted is
 * left where it is, and the position with it.
 *
 * @throws what reconnecting does not cure, or n8n's refusal to take an event
 */
export async function pump(options: PumpOptions): Promise<void> {
	const { source, store, handOver, atOnce } = options;
	const failing = new AbortController();
	const signal = AbortSignal.any([options.signal, failing.signal]);
	const progress = new Progress((position, handedOver) => {
		if (!signal.aborted) store.moveTo(position, handedOver);
	});
	const inHand = new Set<Promise<void>>();
	let failure: { error: unknown } | undefined;

	for await (const arrival of source.read(store.start, signal)) {
		store.stops = 0;
		const event = await wantedEvent(arrival, options, progress, signal);
		if (signal.aborted) break;
		const step = progress.begin(arrival.position, event?.eventId);
		const finish = () => {
			progress.finish(step);
			// Handing over ends on abort as well, when n8n may not have the event.
			if (!signal.aborted && arrival.kind !== 'unusable') store.forgetUnread(arrival.streamEventId);
		};
		if (!event) {
			finish();
			continue;
		}
		const handing = handOver(event, signal)
			.then(finish)
			.catch((error: unknown) => {
				failure ??= { error };
				failing.abort();
			})
			.finally(() => inHand.delete(handing));
		inHand.add(handing);
		if (inHand.size >= atOnce) await Promise.race(inHand);
	}
	if (failure) throw failure.error;
}

/** The event with its record, if it is to become an execution. What the record says may make it an unwanted one. */
async function wantedEvent(
	arrival: Arrival,
	options: PumpOptions,
	progress: Progress,
	signal: AbortSignal,
): Promise<ApprovalEvent | undefined> {
	const event = eventFor(arrival, options, progress);
	if (!event || !options.refresh) return event;
	const fresh = await options.refresh(event, signal);
	return options.isWanted(fresh) ? fresh : undefined;
}

/** The event, if it is to become an execution. */
function eventFor(
	arrival: Arrival,
	{ store, reporter, isWanted }: PumpOptions,
	progress: Progress,
): ApprovalEvent | undefined {
	if (arrival.kind === 'idle') return undefined;
	if (arrival.kind === 'unusable') {
		tellOfUnusable(arrival, store, reporter);
		return undefined;
	}
	const { event, createdAtMs } = arrival;
	const { eventId } = event;
	if (store.hasSeen(eventId) || progress.holds(eventId)) return undefined;
	if (store.isTooOld(createdAtMs)) return undefined;
	if (!isKnownDecision(event.decision)) {
		reporter.warn(
			`Event ${eventId} is skipped: the decision "${event.decision}" on record ${event.recordId} is unknown.`,
		);
		return undefined;
	}
	return isWanted(event) ? event : undefined;
}

/** Told once; at each later start the trigger reads the event again, for it may be readable then. */
function tellOfUnusable(
	{ streamEventId: eventId, reason, raw, position: replayId }: Arrival & { kind: 'unusable' },
	store: PositionStore,
	reporter: Reporter,
): void {
	if (!store.keepUnread(eventId)) return;
	reporter.alert(
		`Event ${eventId} (replay ID ${replayId}) cannot be used: ${reason.message}`,
		'The trigger continues with the next event and remembers this one: for 72 hours it reads it again whenever n8n starts or the workflow is published. If a field is empty or has another name, correct it in Salesforce or under Event Field Names. Otherwise update this package. The details of this error show what Salesforce sent.',
		{ eventId, replayId, ...raw, curedBy: 'person' },
	);
}

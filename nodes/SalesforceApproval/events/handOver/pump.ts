import { isKnownDecision } from '../source/decision';
import { Batches, type Entry } from './batches';
import type { HandOver } from './handOver';
import { InHand } from './inHand';
import type { PositionStore } from './positionStore';
import { Progress } from './progress';
import type { ApprovalEvent, Arrival, EventSource, Reporter } from '../source/source';

/** Everything that happens between a source and n8n. */
export interface PumpOptions {
	source: EventSource;
	store: PositionStore;
	handOver: HandOver;
	reporter: Reporter;
	/** Executions that may be with n8n at a time; 1 waits for each workflow to finish before the next one starts. */
	atOnce: number;
	/** Events that become one execution, at most. */
	batchSize: number;
	/** How long an event waits for others to join it. */
	batchWaitMs: number;
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
	const { source, store, handOver, atOnce, batchSize: size, batchWaitMs: waitMs } = options;
	const failing = new AbortController();
	const signal = AbortSignal.any([options.signal, failing.signal]);
	const progress = new Progress((position) => {
		if (!signal.aborted) store.moveTo(position);
	});
	let failure: { error: unknown } | undefined;
	const batches = new Batches({ size, waitMs, offered: store.offered, onReady: () => inHand.fill() });
	const inHand = new InHand({
		atOnce,
		take: () => (signal.aborted ? undefined : batches.take()),
		handOver: async (batch) =>
			await handOverBatch(batch, { store, handOver, signal }).catch((error: unknown) => {
				failure ??= { error };
				failing.abort();
			}),
	});

	try {
		for await (const arrival of source.read(store.start, signal)) {
			store.stops = 0;
			// Before its record is read: a workflow that still runs may change the record.
			await inHand.untilRoom();
			const event = await wantedEvent(arrival, options, progress, signal);
			if (signal.aborted) break;
			const step = progress.begin(arrival.position, event?.eventId);
			const finish = () => {
				progress.finish(step);
				// Handing over ends on abort as well, when n8n may not have the event.
				if (!signal.aborted && arrival.kind !== 'unusable') store.forgetUnread(arrival.streamEventId);
			};
			if (event) batches.add({ event, finish }, isAlone(arrival, store));
			else passOver(arrival, batches, finish);
			inHand.fill();
			await inHand.untilRoom();
		}
	} finally {
		// What came before the source ended is n8n's all the same.
		batches.closeAll();
		inHand.fill();
	}
	if (failure) throw failure.error;
}

/** Noted before it is emitted, because n8n stores the note with the emit. */
async function handOverBatch(
	batch: Entry[],
	{ store, handOver, signal }: Pick<PumpOptions, 'store' | 'handOver' | 'signal'>,
): Promise<void> {
	const events = batch.map(({ event }) => event);
	const ids = events.map(({ eventId }) => eventId);
	store.offer(ids);
	await handOver(events, signal);
	if (!signal.aborted) store.taken(ids);
	for (const { finish } of batch) finish();
}

function isAlone(arrival: Arrival, store: PositionStore): boolean {
	return arrival.kind === 'event' && store.goesAlone(arrival.createdAtMs);
}

function passOver(arrival: Arrival, batches: Batches, finish: () => void): void {
	finish();
	if (arrival.kind === 'event') batches.leaveOut(arrival.event.eventId);
	// An event without a meaning is idle as well, but others may follow it at once.
	const isQuiet = arrival.kind === 'idle' && arrival.streamEventId === undefined;
	if (isQuiet) batches.closeAll();
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

import { textOf } from '../records/record';
import type { BillClient } from '../transport/client';
import { BillRefusedError } from '../transport/errors';
import { createdMs, eventLogPages, isDelivered, resendEvent } from './eventLog';

/** What the event log says about a span of time. */
export interface MissedEvents {
	/** Ids of events nobody answered with 200, oldest first. */
	ids: string[];
	/** Whether any event of that time did arrive. */
	hasDelivered: boolean;
}

/**
 * The events since a time that did not arrive. All of them, not only those after the last one that did: BILL delivers in
 * any order, and an event can fail for good while a later one arrives.
 */
export async function findMissedEvents(
	client: BillClient,
	query: { subscriptionId: string; fromMs: number },
): Promise<MissedEvents> {
	const missed = new Map<string, number>();
	const delivered = new Set<string>();
	for await (const page of eventLogPages(client, query)) {
		for (const record of page) {
			const id = textOf(record, 'id');
			if (isDelivered(record)) delivered.add(id);
			else if (id) missed.set(id, createdMs(record));
		}
	}
	// Whether a resent event gets a second entry or a new status is unknown; one entry that arrived is enough.
	const lost = [...missed].filter(([id]) => !delivered.has(id));
	return {
		ids: lost.sort(([, one], [, other]) => one - other).map(([id]) => id),
		hasDelivered: delivered.size > 0,
	};
}

/**
 * Asks BILL to send events again, in the order given. One that BILL refuses does not hold up the others.
 *
 * @returns how many BILL took, and why it refused the first one it did not
 * @throws NodeApiError when BILL does not answer
 */
export async function resendEvents(
	client: BillClient,
	{ subscriptionId, eventIds }: { subscriptionId: string; eventIds: string[] },
): Promise<{ resent: number; refused: BillRefusedError | undefined }> {
	let resent = 0;
	let refused: BillRefusedError | undefined;
	for (const eventId of eventIds) {
		const refusal = await refusalOf(resendEvent(client, { subscriptionId, eventId }));
		if (refusal === undefined) resent += 1;
		refused ??= refusal;
	}
	return { resent, refused };
}

async function refusalOf(sending: Promise<void>): Promise<BillRefusedError | undefined> {
	return await sending.then(
		() => undefined,
		(error: unknown) => {
			if (error instanceof BillRefusedError) return error;
			throw error;
		},
	);
}

import { backOff } from '../transport/backoff';
import { UnknownOutcomeError } from '../transport/errors';
import { RefusedError } from './failure';

/** A write that can be found again by a key of its own. */
export interface KeyedWrite<T> {
	send: () => Promise<T>;
	/** Looks for what `send` may have written. */
	find: () => Promise<T | undefined>;
	/** Whether the write may be sent a second time when it is nowhere to be found. Never for money. */
	maySendAgain: boolean;
}

/** BILL shows a fresh record at once; the second and third look are for an answer that was cut off early. */
const LOOKS = 3;

/**
 * Sends a write. When nobody knows whether it took effect, looks for it by its key before anything is sent again.
 *
 * @throws UnknownOutcomeError when the write cannot be found and must not be sent again
 */
export async function writeOnce<T>(write: KeyedWrite<T>): Promise<T> {
	const first = await attempt(write.send);
	if (!first.unclear) return first.record;
	const found = await lookAfter(first.unclear, write.find);
	if (found !== undefined) return found;
	if (!write.maySendAgain) throw first.unclear;
	const second = await attempt(write.send);
	if (!second.unclear) return second.record;
	const foundLater = await lookAfter(second.unclear, write.find);
	if (foundLater !== undefined) return foundLater;
	throw second.unclear;
}

type Attempt<T> = { record: T; unclear?: undefined } | { unclear: UnknownOutcomeError };

async function attempt<T>(send: () => Promise<T>): Promise<Attempt<T>> {
	return await send().then(
		(record) => ({ record }),
		(error: unknown) => {
			if (error instanceof UnknownOutcomeError) return { unclear: error };
			throw error;
		},
	);
}

/** BILL that cannot be asked leaves the outcome as unknown as before; what it finds wrong is news. */
async function lookAfter<T>(
	unclear: UnknownOutcomeError,
	find: KeyedWrite<T>['find'],
): Promise<T | undefined> {
	return await look(find).catch((error: unknown) => {
		throw error instanceof RefusedError ? error : unclear;
	});
}

async function look<T>(find: () => Promise<T | undefined>): Promise<T | undefined> {
	for (let looks = 1; ; looks += 1) {
		const found = await find();
		if (found !== undefined || looks === LOOKS) return found;
		await backOff(looks);
	}
}

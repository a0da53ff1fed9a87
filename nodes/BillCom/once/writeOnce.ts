import type { Locks } from '../operation/lockKinds';
import { FailedCheckError } from '../operation/failure';
import type { SendAgain } from '../operation/sendAgain';
import type { BillClient } from '../transport/client';
import { backOff } from '../transport/clock';
import { UnknownOutcomeError } from '../transport/errors';
import { assertSettled, noteUnsettled } from './unsettled';

/** A write that can be found again by a key of its own. */
export interface KeyedWrite<T> {
	client: BillClient;
	/** What it is found by: while BILL may be at work on it, nobody else in this process writes under this name. */
	locks?: Locks;
	send: () => Promise<T>;
	/** Looks for what `send` may have written. */
	find: () => Promise<T | undefined>;
	/** Whether the write may be sent a second time when it is nowhere to be found. */
	maySendAgain: SendAgain;
	/** Once this run is over, nothing tells what it wrote from an older one: then a person has to look. */
	isKeyless?: boolean;
}

/** BILL shows a fresh record at once; the second and third look are for an answer that was cut off early. */
const LOOKS = 3;

/**
 * Sends a write. When nobody knows whether it took effect, looks for it by its key before anything is sent again. A write
 * that BILL may still be at work on is not sent again in this run: BILL could do both.
 *
 * @throws UnknownOutcomeError when the write cannot be found and must not be sent again; a repetition of the item, or the
 * same item later, cures it, because that looks first
 */
export async function writeOnce<T>(write: KeyedWrite<T>): Promise<T> {
	assertSettled(write.client, write.locks);
	const first = await attempt(write.send);
	if (!first.unclear) return first.record;
	const found = await lookAfter(first.unclear, write);
	if (found !== undefined) return found;
	if (!goesAgain(first.unclear, write)) throw stillUnclear(first.unclear, write);
	const second = await attempt(write.send);
	if (!second.unclear) return second.record;
	const foundLater = await lookAfter(second.unclear, write);
	if (foundLater !== undefined) return foundLater;
	throw stillUnclear(second.unclear, write);
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

function goesAgain<T>({ settlesAtMs }: UnknownOutcomeError, { maySendAgain }: KeyedWrite<T>): boolean {
	return maySendAgain === 'always' || (maySendAgain === 'whenSettled' && settlesAtMs === undefined);
}

/** BILL that cannot be asked leaves the outcome as unknown as before; what it finds wrong is news. */
async function lookAfter<T>(unclear: UnknownOutcomeError, write: KeyedWrite<T>): Promise<T | undefined> {
	return await look(write.find).catch((error: unknown) => {
		throw error instanceof FailedCheckError ? error : stillUnclear(unclear, write);
	});
}

function stillUnclear<T>(
	unclear: UnknownOutcomeError,
	{ client, locks, isKeyless, maySendAgain }: KeyedWrite<T>,
): UnknownOutcomeError {
	if (maySendAgain !== 'always') noteUnsettled(client, locks, unclear);
	return isKeyless ? unclear : unclear.asRepeatable(maySendAgain === 'always');
}

async function look<T>(find: () => Promise<T | undefined>): Promise<T | undefined> {
	for (let looks = 1; ; looks += 1) {
		const found = await find();
		if (found !== undefined || looks === LOOKS) return found;
		await backOff(looks);
	}
}

import { sleep } from 'n8n-workflow';
import { pauseAfter } from '../../shared/transport/backOff';
import { attempt } from './attempt';
import { networkCode, wasNeverSent } from './noAnswer';
import { SalesforceRefusedError } from './refusal';

/** How often one request is sent at most. */
export const MAX_ATTEMPTS = 4;

/**
 * Refusals that mean "nothing happened, come back": the row was held by someone else for ten seconds, or the server
 * was too busy to begin, as it is when too much runs at once. Safe for writes.
 */
const REFUSED_BEFORE_ANY_EFFECT = ['SERVER_UNAVAILABLE', 'PLATFORM_EVENT_PUBLISHING_UNAVAILABLE'];

/** Statuses that leave open whether a write took effect, so only reads are sent again. */
const OPEN_OUTCOME_STATUSES = [500, 502, 503, 504];

/** Whether to send a request again that ended with `failure`. 401 is not here: n8n renews the token and repeats it. */
export function isWorthRepeating(method: string, failure: unknown, time: number): boolean {
	if (time >= MAX_ATTEMPTS) return false;
	const broken = networkCode(failure);
	if (broken !== undefined) return method === 'GET' || wasNeverSent(broken);
	if (!(failure instanceof SalesforceRefusedError)) return false;
	if (isRefusedBeforeAnyEffect(failure)) return true;
	return method === 'GET' && OPEN_OUTCOME_STATUSES.includes(failure.status);
}

/**
 * Runs a request whose answer of 200 may hold a refusal of its one entry, again and with waits while that refusal means
 * "nothing happened, come back".
 */
export async function repeatRefused<T>(work: () => Promise<T>): Promise<T> {
	for (let time = 1; ; time++) {
		const outcome = await attempt(work);
		if ('value' in outcome) return outcome.value;
		const { failure } = outcome;
		const isRefusedEntry = failure instanceof SalesforceRefusedError && failure.status === 200;
		if (!isRefusedEntry || time >= MAX_ATTEMPTS || !isRefusedBeforeAnyEffect(failure)) throw failure;
		await sleep(waitMsBefore(time + 1));
	}
}

/** Whether a refusal means that nothing happened and that it is worth coming back. */
export function isRefusedBeforeAnyEffect(failure: SalesforceRefusedError): boolean {
	return failure.isTooMuchAtOnce || failure.isRowHeld || REFUSED_BEFORE_ANY_EFFECT.includes(failure.code);
}

/** Whether a request that ended with this answer may have changed something all the same. */
export function isOutcomeOpen(method: string, failure: SalesforceRefusedError): boolean {
	const isOpen = OPEN_OUTCOME_STATUSES.includes(failure.status) && !isRefusedBeforeAnyEffect(failure);
	return method !== 'GET' && isOpen;
}

/** The wait before sending again, so that parallel runs do not meet at the same row again. */
export function waitMsBefore(nextAttempt: number): number {
	return pauseAfter(nextAttempt - 1, { firstMs: 400, capMs: 8_000 });
}

import type { IncomingHttpHeaders } from 'node:http';
import { Refusal, refusal } from '../refusals/refusal';
import type { Reply } from '../world/reply';
import type { Call } from '../world/route';

const KEPT_MS = 24 * 3_600_000;
const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

function keyOf(headers: IncomingHttpHeaders): string {
	const key = headers['x-idempotent-key'];
	if (typeof key !== 'string') throw refusal('idempotentKeyInvalid', 'must not be null');
	if (!UUID4.test(key)) throw refusal('idempotentKeyInvalid', 'must be a UUID of version 4');
	return key;
}

function outcomeOf(work: () => Reply): Reply | Refusal {
	try {
		return work();
	} catch (error) {
		if (error instanceof Refusal) return error;
		const broken = refusal('systemError');
		broken.cause = error;
		return broken;
	}
}

/**
 * Runs the work once per `X-Idempotent-Key`: the answer of a success is kept for 24 hours and given again
 * (docs/bill-webhook-api-general-rules). Failed answers are not kept unless a switch says so.
 * @throws Refusal 400 without a UUID version 4
 */
export function once(call: Call, intent: string, work: () => Reply): Reply {
	const { store, clock, switches } = call.world;
	const id = `${call.session.organizationId} ${intent} ${keyOf(call.headers)}`;
	const kept = store.idempotentAnswers.get(id);
	if (kept && clock.now() - kept.keptAtMs < KEPT_MS) {
		if (kept.refused) throw new Refusal(kept.status, kept.refused);
		return { status: kept.status, body: kept.body };
	}
	const outcome = outcomeOf(work);
	const keptAtMs = clock.now();
	if (!(outcome instanceof Refusal)) {
		store.idempotentAnswers.put({ id, ...outcome, keptAtMs });
		return outcome;
	}
	if (switches.idempotentKeepErrors) {
		const { status, entries: refused } = outcome;
		store.idempotentAnswers.put({ id, status, body: undefined, refused, keptAtMs });
	}
	throw outcome;
}

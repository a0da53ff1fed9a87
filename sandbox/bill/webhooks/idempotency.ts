import type { IncomingHttpHeaders } from 'node:http';
import { Refusal, refusal } from '../refusal';
import type { Call, Reply } from '../route';

const KEPT_MS = 24 * 3_600_000;
const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

function keyOf(headers: IncomingHttpHeaders): string {
	const key = headers['x-idempotent-key'];
	if (typeof key !== 'string') throw refusal('idempotentKeyInvalid', 'must not be null');
	if (!UUID4.test(key)) throw refusal('idempotentKeyInvalid', 'must be a UUID of version 4');
	return key;
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
	try {
		const reply = work();
		store.idempotentAnswers.put({ id, ...reply, keptAtMs: clock.now() });
		return reply;
	} catch (error) {
		if (!(error instanceof Refusal)) throw new Error(`could not ${intent}`, { cause: error });
		const { status, entries: refused, retryAfter } = error;
		if (switches.idempotentKeepErrors) {
			store.idempotentAnswers.put({ id, status, body: undefined, refused, keptAtMs: clock.now() });
		}
		throw new Refusal(status, refused, retryAfter);
	}
}

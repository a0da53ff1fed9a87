import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { refusal } from '../refusals/refusal';
import type { Refusal } from '../refusals/refusal';
import type { Session } from '../store/rows';
import type { Route } from '../world/route';
import type { World } from '../world/world';

/** Who calls, as far as the request says. */
export interface Caller {
	devKey?: string;
	sessionId?: string;
	/** Only a login names it. */
	organizationId?: string;
}

/** A call on its way through the gate; `release` gives its lane back. */
export interface Admission {
	session?: Session;
	devKey: string;
	release?: () => void;
	/** Kind of the fault that struck, for the journal. */
	fault?: string;
}

/** Every so many calls one fails: an even spread of `errorRate` without chance, so that runs repeat. */
function failsByRate(world: World): boolean {
	const { errorRate } = world.switches;
	return Math.floor(world.stats.calls * errorRate) > Math.floor((world.stats.calls - 1) * errorRate);
}

function missingHeader(route: Route, caller: Caller): Refusal | undefined {
	const missing = !caller.devKey ? 'devKey' : !caller.sessionId ? 'sessionId' : undefined;
	if (!missing) return undefined;
	// An empty key beside a live session is a missing parameter (reported of v2, assumed of v3).
	if (caller.devKey === '' && caller.sessionId)
		return route.base === 'v2'
			? refusal('v2DataMissing', 'devKey')
			: refusal('credentialHeaderMissing', 'devKey');
	// docs/webhook-api-error-responses: 400 when the headers are missing. For the other two, 401 is assumed.
	return route.base === 'connect-events'
		? refusal('credentialHeaderMissing', missing)
		: refusal('sessionInvalid');
}

/**
 * What every call passes before its route: key and session, hourly limits, lanes, delays, faults.
 * `admission` is filled in step by step, so that the lane is given back whatever happens.
 * @throws Refusal
 */
export async function passGate(
	world: World,
	route: Route,
	caller: Caller,
	address: string,
	admission: Admission,
): Promise<void> {
	world.stats.calls += 1;
	if (failsByRate(world)) throw refusal('systemError');
	if (route.guard === 'session') {
		const missing = missingHeader(route, caller);
		if (missing) throw missing;
		admission.session = world.sessions.require(caller.devKey ?? '', caller.sessionId ?? '');
	}
	if (route.guard !== 'open' && caller.devKey) {
		admission.devKey = caller.devKey;
		world.limits.countHourly('calls', caller.devKey);
		const organizationId = admission.session?.organizationId ?? caller.organizationId ?? '';
		admission.release = world.limits.enter(caller.devKey, organizationId);
	}
	// A turn of the event loop lets calls that arrived together be counted together.
	await nextTurn();
	if (world.switches.latency > 0) await wait(world.switches.latency);
	const strike = world.faults.take('before', address);
	if (!strike) return;
	admission.fault = strike.order.kind;
	const { devKey, session } = admission;
	await strike.strike(strike.order, { devKey, session, world });
	// The fault may have taken the session's trust away.
	if (session) admission.session = world.store.sessions.get(session.id) ?? session;
}

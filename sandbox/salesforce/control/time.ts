import { requireBody } from '../http/jsonBody';
import { ok, type Route } from '../http/route';

/** POST /sandbox/clock {advanceMs}: moves the simulator's time ahead; answers with it. */
export const clock: Route = {
	access: 'public',
	method: 'POST',
	path: '/sandbox/clock',
	handle: ({ sim, body }) => {
		sim.clock.advance(Number(requireBody(body).advanceMs) || 0);
		return ok({ now: new Date(sim.clock.now()).toISOString() });
	},
};

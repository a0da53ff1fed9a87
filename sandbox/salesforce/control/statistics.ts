import { resetOrg } from '../createSimulation';
import { noContent, ok, type Route } from '../http/route';
import type { ControlParts } from './routes';

/** GET /sandbox/stats and POST /sandbox/reset. */
export function statistics({ traffic, pubSub, cometd }: ControlParts): Route[] {
	return [
		{
			access: 'public',
			method: 'GET',
			path: '/sandbox/stats',
			handle: ({ sim }) =>
				ok({
					...traffic.read(),
					logins: sim.sessions.logins,
					apiCallsLastDay: sim.usage.callsLastDay(),
					eventsPublishedLastHour: sim.usage.publishedLastHour(),
					openStreams: pubSub.streams().length,
				}),
		},
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/reset',
			handle: ({ sim }) => {
				resetOrg(sim);
				pubSub.resetFaults();
				cometd.reset();
				traffic.clear();
				return noContent();
			},
		},
	];
}

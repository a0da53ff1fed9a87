import { CALM, type CometdSwitches } from '../cometd/server';
import { requireBody } from '../http/bodies';
import type { Route } from '../http/route';
import { ok } from '../simulation/reply';
import type { ControlParts } from './parts';

/** The Streaming API: GET /sandbox/cometd, POST /sandbox/cometd-forget, POST /sandbox/cometd-switches {name: value}. */
export function cometdRoutes({ cometd }: ControlParts): Route[] {
	return [
		{ access: 'public', method: 'GET', path: '/sandbox/cometd', handle: () => ok(cometd.states()) },
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/cometd-forget',
			handle: () => ok({ clients: cometd.forgetClients() }),
		},
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/cometd-switches',
			handle: ({ body }) => {
				const changes = body === undefined ? {} : requireBody(body);
				for (const name of Object.keys(CALM) as Array<keyof CometdSwitches>)
					if (typeof changes[name] === typeof CALM[name])
						Object.assign(cometd.switches, { [name]: changes[name] });
				return ok(cometd.switches);
			},
		},
	];
}

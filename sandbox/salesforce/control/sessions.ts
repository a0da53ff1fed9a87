import { requireBody } from '../http/jsonBody';
import { noContent, ok } from '../simulation/reply';
import type { Route } from '../http/route';
import { refusal } from '../refusals/refusal';
import { findUserByName } from '../tenant';
import type { ControlParts } from './parts';

/** POST /sandbox/expire-sessions, and POST /sandbox/sessions {userName} which logs a user in without a flow. */
export function sessionRoutes({ pubSub }: ControlParts): Route[] {
	return [
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/expire-sessions',
			handle: ({ sim, query }) => {
				sim.sessions.expireAll();
				// An active subscriber survives the timeout of its session (Pub/Sub guide) unless told otherwise.
				if (query.streams === 'true') pubSub.recheckTokens();
				return noContent();
			},
		},
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/sessions',
			handle: ({ sim, body }) => {
				const userName = String(requireBody(body).userName);
				const user = findUserByName(userName);
				if (!user) throw refusal('notFound');
				const { accessToken } = sim.sessions.open(user.id, 'full');
				return ok({ accessToken, instanceUrl: sim.url, userId: user.id });
			},
		},
	];
}

import type { Fault } from './fault';

/** The session of the request has ended just before it arrives. */
export const expiredSession: Fault = {
	kind: 'expired-session',
	async before(sim, { accessToken }) {
		if (accessToken) sim.sessions.revoke(accessToken);
		return undefined;
	},
};

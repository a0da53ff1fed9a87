import type { BeforeFault } from './fault';

/** The session stays, its MFA trust is gone for good. */
export const untrustedSession: BeforeFault = {
	kind: 'untrusted-session',
	stage: 'before',
	strike: async (_fault, { session, world }) => {
		if (session) world.store.sessions.put({ ...session, trusted: false });
	},
};

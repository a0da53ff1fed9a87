import { refusal } from '../refusal';
import type { BeforeFault } from './fault';

/** The caller's session has ended, as after 35 idle minutes. */
export const expiredSession: BeforeFault = {
	kind: 'expired-session',
	stage: 'before',
	strike: async (_fault, { session, world }) => {
		if (session) world.store.sessions.delete(session.id);
		throw refusal('sessionInvalid');
	},
};

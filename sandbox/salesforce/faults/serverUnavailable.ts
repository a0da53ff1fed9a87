import { refusal, refusalBody } from '../refusals';
import type { Fault } from './fault';

/** The server does not take the request; nothing has happened. */
export const serverUnavailable: Fault = {
	kind: 'server-unavailable',
	async before() {
		const refused = refusal('serverUnavailable');
		return { status: refused.status, body: refusalBody(refused) };
	},
};

import { refusal, refusalBody } from '../refusals';
import type { Fault } from './fault';

/** The org has used up its daily API calls. */
export const requestLimit: Fault = {
	kind: 'request-limit',
	async before() {
		const refused = refusal('requestLimit');
		return { status: refused.status, body: refusalBody(refused) };
	},
};

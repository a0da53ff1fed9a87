import { refusal, refusalBody } from '../refusals';
import type { Fault } from './fault';

/** Another transaction holds the row for too long. */
export const rowLock: Fault = {
	kind: 'row-lock',
	async before() {
		const refused = refusal('rowLocked');
		return { status: refused.status, body: refusalBody(refused) };
	},
};

import { refusal } from '../refusal';
import type { AfterFault } from './fault';

/** The write takes effect, the answer says 500. */
export const serverErrorAfterWrite: AfterFault = {
	kind: 'server-error-after-write',
	stage: 'after',
	strike: () => {
		throw refusal('systemError');
	},
};

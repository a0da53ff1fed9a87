import { refusal, refusalBody } from '../refusals';
import type { Fault } from './fault';

/** The request takes effect and 500 is answered. */
export const serverErrorAfterWrite: Fault = {
	kind: 'server-error-after-write',
	after: () => ({ status: 500, body: refusalBody(refusal('internal')) }),
};

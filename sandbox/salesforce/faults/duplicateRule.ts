import { refusal, refusalBody } from '../refusals';
import type { Fault } from './fault';

/** A duplicate rule of the org found a record like the one to be written. */
export const duplicateRule: Fault = {
	kind: 'duplicate-rule',
	async before(_sim, _target, { message = 'Use one of these records?' }) {
		const refused = refusal('duplicatesDetected', { message }, []);
		return { status: refused.status, body: refusalBody(refused) };
	},
};

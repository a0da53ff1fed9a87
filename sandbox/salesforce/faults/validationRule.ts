import { refusal, refusalBody } from '../refusals';
import type { Fault } from './fault';

/** A validation rule of the org refuses the write with its own words. */
export const validationRule: Fault = {
	kind: 'validation-rule',
	async before(_sim, _target, { message = 'The record does not meet a validation rule' }) {
		const refused = refusal('validationRule', { message }, []);
		return { status: refused.status, body: refusalBody(refused) };
	},
};

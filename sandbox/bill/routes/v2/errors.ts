import { REFUSALS } from '../../refusals/table';
import type { Route } from '../../world/route';
import { v2Success } from '../../v2/envelope';

/**
 * POST Errors.json, without any authentication. BILL answers more than 500 codes; here it is the simulator's own, the
 * first message of each. Names of the fields are assumed.
 */
export const v2Errors: Route = {
	base: 'v2',
	method: 'POST',
	path: '/Errors.json',
	guard: 'open',
	handle() {
		const messages = new Map<string, string>();
		for (const { code, message } of Object.values(REFUSALS))
			if (!messages.has(code)) messages.set(code, message);
		const rows = [...messages].map(([error_code, error_message]) => ({ error_code, error_message }));
		return v2Success(rows.toSorted((left, right) => (left.error_code < right.error_code ? -1 : 1)));
	},
};

import { ok } from '../../route';
import type { Base, Route } from '../../route';

/** GET /v3/health of either base. No key, no session, no business data. The body is assumed. */
export function health(base: Exclude<Base, 'v2'>): Route {
	return {
		base,
		method: 'GET',
		path: '/v3/health',
		guard: 'open',
		handle: () => ok({ status: 'UP', version: 'sandbox' }),
	};
}

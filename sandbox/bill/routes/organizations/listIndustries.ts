import { ok } from '../../route';
import type { Route } from '../../route';

/** A few values; BILL's own list is longer and not published. */
const INDUSTRIES = ['Accounting', 'Construction', 'Manufacturing', 'Nonprofit', 'Retail', 'Software'];

/** GET /v3/organizations/industries. Values for `industry` of an organization; the shape of a row is assumed. */
export const listIndustries: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/industries',
	guard: 'session',
	handle: () => ok({ results: INDUSTRIES.map((name) => ({ name })) }),
};

import { refuseToken } from '../../mfa/codes';
import { confirmedPhones, phoneView } from '../../mfa/phones';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/mfa/phones. Confirmed phones of the organization, last four digits only (shape assumed). */
export const listPhones: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/mfa/phones',
	guard: 'session',
	handle({ session, world }) {
		refuseToken(session);
		return ok({ results: confirmedPhones(world).map(phoneView) });
	},
};

import { single } from '../../lists/listPage';
import { checkImageBytes, requireCashedCheck } from '../../payments/checkImage';
import { paymentOfPath } from '../../payments/payments';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET of the `downloadLink` of a check: its bytes for whoever sends a valid `sessionId` header (address assumed). */
export const downloadCheckImage: Route = {
	base: 'files',
	method: 'GET',
	path: '/CheckImageDownload',
	guard: 'open',
	handle({ headers, query, world }) {
		world.sessions.requireById(String(headers.sessionid ?? ''));
		requireCashedCheck(paymentOfPath(world, single(query, 'id') ?? ''));
		return ok(checkImageBytes());
	},
};

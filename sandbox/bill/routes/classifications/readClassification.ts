import { entryOfPath } from '../../classifications/entries';
import type { ClassificationType } from '../../classifications/types';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/classifications/{type}/{id}. */
export function readClassification(type: ClassificationType): Route {
	return {
		base: 'connect',
		method: 'GET',
		path: `/v3/classifications/${type.path}/:id`,
		guard: 'session',
		handle: ({ params, world }) => ok(entryOfPath(world, type, params.id)),
	};
}

import { changeEntry, entryOfPath } from '../../classifications/entries';
import type { ClassificationType } from '../../classifications/types';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { Classification } from '../../store/rows';

/** PATCH /v3/classifications/{type}/{id}. Only the given fields change; an unknown parent answers BDC_1205. */
export function changeClassification(type: ClassificationType): Route<Partial<Classification>> {
	return {
		base: 'connect',
		method: 'PATCH',
		path: `/v3/classifications/${type.path}/:id`,
		guard: 'session',
		bodySchema: type.changeSchema,
		handle: ({ body, params, world }) =>
			ok(changeEntry(world, type, entryOfPath(world, type, params.id), body)),
	};
}

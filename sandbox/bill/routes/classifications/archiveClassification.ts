import { entryOfPath, setEntryArchived } from '../../classifications/entries';
import type { ClassificationType } from '../../classifications/types';
import { ok } from '../../route';
import type { Route } from '../../route';

/** POST /v3/classifications/{type}/{id}/archive and /restore. Repeating either changes nothing. */
export function archiveClassification(type: ClassificationType, verb: 'archive' | 'restore'): Route {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/classifications/${type.path}/:id/${verb}`,
		guard: 'session',
		handle: ({ params, world }) =>
			ok(setEntryArchived(world, type, entryOfPath(world, type, params.id), verb === 'archive')),
	};
}

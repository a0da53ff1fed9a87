import { inBulk } from '../../bulk';
import { changeEntry, createEntry, entryOfPath, setEntryArchived } from '../../classifications/entries';
import type { ClassificationType } from '../../classifications/types';
import { readIds } from '../../lists/readIds';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { Classification } from '../../store/rows';
import type { World } from '../../world';

/** R:bulkcreateclassification…: 50 items. The limit of the other three is a switch. */
const LARGEST_CREATE = 50;

const bulkRules = ({ switches }: World, max = switches.bulkLimits) => ({
	max,
	isAtomic: switches.bulkAtomic,
});

/** POST /v3/classifications/{type}/bulk. An array in, the stored entries out in the same order. */
export function bulkCreateClassifications(type: ClassificationType): Route<Array<Partial<Classification>>> {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/classifications/${type.path}/bulk`,
		guard: 'session',
		bodySchema: type.bulkSchema,
		isBulk: true,
		handle: ({ body, world }) => ({
			status: world.switches.createStatus,
			body: inBulk(world, body, bulkRules(world, LARGEST_CREATE), (draft) => createEntry(world, type, draft)),
		}),
	};
}

/** PATCH /v3/classifications/{type}/bulk. Every item names its `id`; an unknown one answers BDC_1205. */
export function bulkChangeClassifications(
	type: ClassificationType,
): Route<Array<Partial<Classification> & { id: string }>> {
	return {
		base: 'connect',
		method: 'PATCH',
		path: `/v3/classifications/${type.path}/bulk`,
		guard: 'session',
		bodySchema: type.bulkChangeSchema,
		isBulk: true,
		handle: ({ body, world }) =>
			ok(
				inBulk(world, body, bulkRules(world), (draft) =>
					changeEntry(world, type, entryOfPath(world, type, draft.id), draft),
				),
			),
	};
}

/** POST /v3/classifications/{type}/bulk/archive and /restore. `ids` in the query, comma separated, required; no body. */
export function bulkArchiveClassifications(type: ClassificationType, verb: 'archive' | 'restore'): Route {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/classifications/${type.path}/bulk/${verb}`,
		guard: 'session',
		handle: ({ query, world }) =>
			ok(
				inBulk(world, readIds(query), bulkRules(world), (id) =>
					setEntryArchived(world, type, entryOfPath(world, type, id), verb === 'archive'),
				),
			),
	};
}

import { EQUALITY, archivedField, commonFields } from '../../lists/fields';
import type { ListFields } from '../../lists/fields';
import { listPage } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { Classification } from '../../store/rows';
import type { ClassificationType } from '../../classifications/types';

const common = commonFields<Classification>();

/** For the chart of accounts reported by integrators, for the other types assumed. The account number cannot be filtered. */
const fields: ListFields<Classification> = {
	filterable: {
		...common.filterable,
		archived: archivedField(),
		name: { kind: 'text', operators: ['eq', 'sw'], read: (row) => row.name },
		parentId: { kind: 'text', operators: EQUALITY, read: (row) => row.parentId },
	},
	sortable: { ...common.sortable, name: (row) => row.name },
};

/** GET /v3/classifications/{type}. */
export function listClassifications(type: ClassificationType): Route {
	return {
		base: 'connect',
		method: 'GET',
		path: `/v3/classifications/${type.path}`,
		guard: 'session',
		handle({ query, world }) {
			const source = { collection: type.collection(world.store), fields, view: (row: Classification) => row };
			return ok(listPage(source, query, world.switches));
		},
	};
}

import type { ClassificationDraft } from '../bodies/classification';
import { changeEntry, createEntry, entryOfPath, setEntryArchived } from '../classifications/entries';
import { CLASSIFICATION_TYPES } from '../classifications/types';
import type { ClassificationType } from '../classifications/types';
import { archivedField, commonFields, EQUALITY } from '../lists/fields';
import type { ListFields } from '../lists/fields';
import { listPage, readIds } from '../lists/listPage';
import type { Classification } from '../store/rows';
import { inBulk } from '../world/bulk';
import { ok } from '../world/reply';
import type { Route } from '../world/route';
import type { World } from '../world/world';

/** R:bulkcreateclassification…: 50 items. The limit of the other three is a switch. */
const LARGEST_CREATE = 50;

const bulkRules = ({ switches }: World, max = switches.bulkLimits) => ({
	max,
	isAtomic: switches.bulkAtomic,
});

/** An array in, the stored entries out in the same order. */
function bulkCreateClassifications(type: ClassificationType): Route<ClassificationDraft[]> {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/classifications/${type.path}/bulk`,
		guard: 'session',
		bodySchema: type.bodies.bulkSchema,
		isBulk: true,
		handle: ({ body, world }) => ({
			status: world.switches.createStatus,
			body: inBulk(world, body, bulkRules(world, LARGEST_CREATE), (draft) => createEntry(world, type, draft)),
		}),
	};
}

/** Every item names its `id`; an unknown one answers BDC_1205. */
function bulkChangeClassifications(
	type: ClassificationType,
): Route<Array<ClassificationDraft & { id: string }>> {
	return {
		base: 'connect',
		method: 'PATCH',
		path: `/v3/classifications/${type.path}/bulk`,
		guard: 'session',
		bodySchema: type.bodies.bulkChangeSchema,
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
function bulkArchiveClassifications(type: ClassificationType, verb: 'archive' | 'restore'): Route {
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

function listClassifications(type: ClassificationType): Route {
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

/** Equal names are taken twice (assumed). No notification: BILL has none for these. */
function createClassification(type: ClassificationType): Route<ClassificationDraft> {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/classifications/${type.path}`,
		guard: 'session',
		bodySchema: type.bodies.schema,
		handle: ({ body, world }) => ({
			status: world.switches.createStatus,
			body: createEntry(world, type, body),
		}),
	};
}

function readClassification(type: ClassificationType): Route {
	return {
		base: 'connect',
		method: 'GET',
		path: `/v3/classifications/${type.path}/:id`,
		guard: 'session',
		handle: ({ params, world }) => ok(entryOfPath(world, type, params.id)),
	};
}

/** Only the given fields change; an unknown parent answers BDC_1205. */
function changeClassification(type: ClassificationType): Route<ClassificationDraft> {
	return {
		base: 'connect',
		method: 'PATCH',
		path: `/v3/classifications/${type.path}/:id`,
		guard: 'session',
		bodySchema: type.bodies.changeSchema,
		handle: ({ body, params, world }) =>
			ok(changeEntry(world, type, entryOfPath(world, type, params.id), body)),
	};
}

/** POST /v3/classifications/{type}/{id}/archive and /restore. Repeating either changes nothing. */
function archiveClassification(type: ClassificationType, verb: 'archive' | 'restore'): Route {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/classifications/${type.path}/:id/${verb}`,
		guard: 'session',
		handle: ({ params, world }) =>
			ok(setEntryArchived(world, type, entryOfPath(world, type, params.id), verb === 'archive')),
	};
}

/** The seven ledger lists, each with the same addresses. */
export const classificationsRoutes: Route[] = [
	...CLASSIFICATION_TYPES.flatMap((type) => [
		listClassifications(type),
		createClassification(type),
		bulkCreateClassifications(type),
		bulkChangeClassifications(type),
		bulkArchiveClassifications(type, 'archive'),
		bulkArchiveClassifications(type, 'restore'),
		readClassification(type),
		changeClassification(type),
		archiveClassification(type, 'archive'),
		archiveClassification(type, 'restore'),
	]),
];

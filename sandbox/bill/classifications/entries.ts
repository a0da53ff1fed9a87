import { refusal } from '../refusals/refusal';
import type { Classification } from '../store/rows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
import type { World } from '../world/world';
import type { ClassificationType } from './types';

/** The entry a path names. @throws Refusal 404 BDC_1205 */
export function entryOfPath(world: World, type: ClassificationType, id: string): Classification {
	const entry = type.collection(world.store).get(id);
	if (!entry) throw refusal('objectUnknown', id);
	return entry;
}

/** A job may also stand below the customer it is done for (assumed: the pages do not say what a parent is). */
function refuseUnknownParent(world: World, type: ClassificationType, parentId?: string): void {
	if (parentId === undefined || type.collection(world.store).get(parentId)) return;
	if (type.path !== 'jobs' || !world.store.customers.get(parentId))
		throw refusal('referenceUnknown', `parentId ${parentId}`);
}

/** Stores an entry of a ledger list. Equal names are taken twice (assumed). @throws Refusal BDC_1205 for an unknown parent */
export function createEntry(
	world: World,
	type: ClassificationType,
	draft: Partial<Classification>,
): Classification {
	refuseUnknownParent(world, type, draft.parentId);
	const now = timestamp(world.clock.now());
	return type.collection(world.store).put({
		...draft,
		id: newId(type.prefix),
		archived: false,
		createdTime: now,
		updatedTime: now,
	});
}

/** Lays the given fields over the entry; `account` is laid over as a whole (assumed). @throws Refusal BDC_1205 */
export function changeEntry(
	world: World,
	type: ClassificationType,
	entry: Classification,
	draft: Partial<Classification>,
): Classification {
	refuseUnknownParent(world, type, draft.parentId);
	if (draft.parentId === entry.id)
		throw refusal('parameterInvalid', `parentId: ${entry.id} is the entry itself`);
	return type.collection(world.store).put({
		...entry,
		...draft,
		id: entry.id,
		updatedTime: timestamp(world.clock.now()),
	});
}

/** Archives or restores; repeating it changes nothing. */
export function setEntryArchived(
	world: World,
	type: ClassificationType,
	entry: Classification,
	archived: boolean,
): Classification {
	if (entry.archived === archived) return entry;
	const updatedTime = timestamp(world.clock.now());
	return type.collection(world.store).put({ ...entry, archived, updatedTime });
}

import { timestamp } from '../../clock';
import { newId } from '../../ids';
import { refusal } from '../../refusal';
import type { Route } from '../../route';
import type { Classification } from '../../store/rows';
import type { World } from '../../world';
import type { ClassificationType } from './types';

/** Stores an entry of a ledger list. @throws Refusal BDC_1205 for an unknown parent */
export function createEntry(
	world: World,
	type: ClassificationType,
	draft: Partial<Classification>,
): Classification {
	const collection = type.collection(world.store);
	if (draft.parentId !== undefined && !collection.get(draft.parentId))
		throw refusal('referenceUnknown', `parentId ${draft.parentId}`);
	const now = timestamp(world.clock.now());
	return collection.put({
		...draft,
		id: newId(type.prefix),
		archived: false,
		createdTime: now,
		updatedTime: now,
	});
}

/** POST /v3/classifications/{type}. Equal names are taken twice (assumed). No notification: BILL has none for these. */
export function createClassification(type: ClassificationType): Route<Partial<Classification>> {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/classifications/${type.path}`,
		guard: 'session',
		bodySchema: type.schema,
		handle({ body, world }) {
			return { status: world.switches.createStatus, body: createEntry(world, type, body) };
		},
	};
}

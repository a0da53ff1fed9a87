import { refusal } from '../../refusals/refusal';
import type { V2Row } from '../../store/partnerRows';
import { timestamp } from '../../values/dates';
import { newId } from '../../values/ids';
import type { World } from '../../world/world';
import { v2Head } from '../base/entity';
import type { V2Entity, V2Object } from '../base/entity';

/** Fields of every object that a caller cannot set. */
const FIXED = ['entity', 'id', 'isActive', 'createdTime', 'updatedTime', 'createdBy'];

function view(row: V2Row): V2Object {
	return { ...v2Head(row.entity, row), ...row.fields };
}

function settable(fields: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !FIXED.includes(name)));
}

function rowOf(world: World, entity: string, id: string): V2Row {
	const row = world.store.v2Objects.get(id);
	if (row?.entity !== entity) throw refusal('objectUnknown', id);
	return row;
}

/** An entity v3 does not have: kept field by field as it was sent, nothing follows from it. */
export function v2OnlyEntity(entity: string, ...required: string[]): V2Entity {
	return {
		name: entity,
		list: ({ store }) => store.v2Objects.find('entity', entity).map(view),
		find({ store }, id) {
			const row = store.v2Objects.get(id);
			return row?.entity === entity ? view(row) : undefined;
		},
		create({ world, session }, fields) {
			for (const name of required) fields.requiredText(name);
			const now = timestamp(world.clock.now());
			return world.store.v2Objects.put({
				id: newId('v2o'),
				entity,
				archived: false,
				fields: settable(fields.all),
				createdBy: session.userId,
				createdTime: now,
				updatedTime: now,
			}).id;
		},
		update({ world }, id, fields) {
			const row = rowOf(world, entity, id);
			const updatedTime = timestamp(world.clock.now());
			world.store.v2Objects.put({ ...row, fields: { ...row.fields, ...settable(fields.all) }, updatedTime });
		},
		setActive({ world }, id, isActive) {
			const row = rowOf(world, entity, id);
			const updatedTime = timestamp(world.clock.now());
			world.store.v2Objects.put({ ...row, archived: !isActive, updatedTime });
		},
	};
}

import { isJsonObject } from '../../simulator/fields';
import { refusal } from '../refusals/refusal';
import type { V2Context, V2Entity, V2Object } from './base/entity';
import { V2Fields } from './base/fields';

/** What Crud can do. */
export const ACTIONS = ['Create', 'Read', 'Update', 'Delete', 'Undelete'] as const;
export type V2Action = (typeof ACTIONS)[number];

function idOf(data: Record<string, unknown>): string {
	const { id } = data;
	if (typeof id !== 'string' || id === '') throw refusal('v2DataMissing', 'id');
	return id;
}

function objOf(entity: V2Entity, data: Record<string, unknown>): Record<string, unknown> {
	const { obj } = data;
	if (!isJsonObject(obj)) throw refusal('v2DataMissing', 'obj');
	if (obj.entity !== entity.name) throw refusal('parameterInvalid', `entity: ${String(obj.entity)}`);
	return obj;
}

function found(context: V2Context, entity: V2Entity, id: string): V2Object {
	const object = entity.find(context.world, id);
	if (!object) throw refusal('objectUnknown', id);
	return object;
}

/** `isActive` in a write works as Delete and Undelete do. */
function applyActive(context: V2Context, entity: V2Entity, id: string, fields: V2Fields): void {
	const isActive = fields.text('isActive');
	if (isActive === undefined || !entity.setActive) return;
	if (isActive !== '1' && isActive !== '2') throw refusal('parameterInvalid', `isActive: ${isActive}`);
	if (found(context, entity, id).isActive !== isActive) entity.setActive(context, id, isActive === '1');
}

/**
 * Does one action on one object and answers the object.
 * @throws Refusal BDC_1108 (`id`, `obj`), BDC_1121 (an action the entity does not have), BDC_1205 (unknown), and the entity's own
 */
export function crud(context: V2Context, entity: V2Entity, action: V2Action, data: unknown): V2Object {
	if (!isJsonObject(data)) throw refusal('v2DataMissing', 'data');
	const unsupported = () => refusal('routeUnknown', `Crud/${action}/${entity.name}`);
	if (action === 'Read') return found(context, entity, idOf(data));
	if (action === 'Create') {
		if (!entity.create) throw unsupported();
		const fields = new V2Fields(objOf(entity, data));
		const id = entity.create(context, fields);
		applyActive(context, entity, id, fields);
		return found(context, entity, id);
	}
	if (action === 'Update') {
		if (!entity.update) throw unsupported();
		const obj = objOf(entity, data);
		const { id } = found(context, entity, idOf(obj));
		const fields = new V2Fields(obj);
		entity.update(context, String(id), fields);
		applyActive(context, entity, String(id), fields);
		return found(context, entity, String(id));
	}
	if (!entity.setActive) throw unsupported();
	const before = found(context, entity, idOf(data));
	entity.setActive(context, idOf(data), action === 'Undelete');
	// What is gone for good is answered as it was, inactive.
	return entity.find(context.world, idOf(data)) ?? { ...before, isActive: '2' };
}

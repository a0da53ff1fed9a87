import { basePath, DATA_PATH } from '../http/paths';
import { ok } from '../simulation/reply';
import type { Route } from '../http/route';
import { renderRecord } from '../records/render';
import { refusal } from '../refusals/refusal';
import type { ObjectDefinition } from '../metadata/definition';
import { findField } from '../schema/org';
import { isUnmodified, lastModified } from './conditional';
import { requireObject, requireRecord } from './objectOf';

/** GET /sobjects/X/id, all fields or those of `?fields=A,B`. */
export const getRecord: Route = {
	access: 'session',
	method: 'GET',
	path: `${DATA_PATH}/sobjects/:object/:id`,
	handle: (call) => {
		const object = requireObject(call.params.object, call.actor);
		const row = requireRecord(call.sim, object, call.params.id, call.actor);
		if (isUnmodified(call, row)) return { status: 304 };
		const body = renderRecord(basePath(call), object, row, fieldNames(object, call.query.fields));
		return ok(body, { 'last-modified': lastModified(row) });
	},
};

/** Spells the wanted fields as the schema does; `Id` always comes along. @throws {Refusal} INVALID_FIELD */
export function fieldNames(object: ObjectDefinition, list: string | undefined): string[] | undefined {
	if (!list) return undefined;
	const names = list.split(',').map((name) => {
		const field = findField(object, name.trim());
		if (!field || !object.fields.some((visible) => visible.name === field.name))
			throw refusal('unknownColumn', { column: name, object: object.name });
		return field.name;
	});
	return [...new Set([...names, 'Id'])];
}

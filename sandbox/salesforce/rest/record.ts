import { requireBody } from '../http/bodies';
import { basePath, DATA_PATH, type Route } from '../http/route';
import { isPlatformEvent, type ObjectDefinition } from '../metadata/definition';
import { deleteRecord } from '../records/delete';
import { renderRecord } from '../records/render';
import { createRecord, updateRecord } from '../records/save';
import { refusal } from '../refusals/refusal';
import { findField } from '../schema/org';
import { created, noContent, ok } from '../simulation/reply';
import { checkUnmodified, isUnmodified, lastModified } from './conditional';
import { requireObject, requireRecord } from './objectOf';
import { publishEvent } from './publishEvent';

/** POST /sobjects/X: 201 with the id. On a platform event it publishes. */
export const postRecord: Route = {
	access: 'session',
	method: 'POST',
	path: `${DATA_PATH}/sobjects/:object`,
	handle: (call) => {
		const object = requireObject(call.params.object);
		const given = requireBody(call.body);
		if (isPlatformEvent(object)) return created(publishEvent(call.sim, object, given, call.actor));
		const row = createRecord(call.sim, call.actor, object, given);
		const body = { id: row.Id, success: true, errors: [] };
		return created(body, `${basePath(call)}/sobjects/${object.name}/${row.Id}`);
	},
};

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

/** PATCH /sobjects/X/id: 204. Honours `If-Unmodified-Since`; a locked record is refused. */
export const patchRecord: Route = {
	access: 'session',
	method: 'PATCH',
	path: `${DATA_PATH}/sobjects/:object/:id`,
	handle: (call) => {
		const object = requireObject(call.params.object);
		const row = requireRecord(call.sim, object, call.params.id);
		checkUnmodified(call, row);
		updateRecord(call.sim, call.actor, object, String(row.Id), requireBody(call.body));
		return noContent();
	},
};

/** DELETE /sobjects/X/id: 204. */
export const removeRecord: Route = {
	access: 'session',
	method: 'DELETE',
	path: `${DATA_PATH}/sobjects/:object/:id`,
	handle: ({ sim, actor, params }) => {
		const object = requireObject(params.object);
		const row = requireRecord(sim, object, params.id);
		deleteRecord(sim, actor, object, String(row.Id));
		return noContent();
	},
};

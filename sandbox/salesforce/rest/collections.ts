import { isJsonObject } from '../../simulator/fields';
import { requireArray, requireBody } from '../http/bodies';
import { basePath, DATA_PATH, type Route, type SessionCall } from '../http/route';
import { isPlatformEvent, type ObjectDefinition } from '../metadata/definition';
import { deleteRecord } from '../records/delete';
import { renderRecord } from '../records/render';
import { createRecord, updateRecord } from '../records/save';
import { requireExternalId, upsertRecord } from '../records/upsert';
import { refusal } from '../refusals/refusal';
import { findField, findObject, objectOfId } from '../schema/org';
import { ok } from '../simulation/reply';
import { toId18 } from '../values/ids';
import { checkChunks, checkSize, runEach } from './eachRecord';
import { requireObject, requireRecord } from './objectOf';
import { publishEvent } from './publishEvent';
import { fieldNames } from './record';

const PATH = `${DATA_PATH}/composite/sobjects`;

/** POST /composite/sobjects {allOrNone, records}: creates up to 200 records of any objects. */
export const createMany: Route = {
	access: 'session',
	method: 'POST',
	path: PATH,
	handle: (call) => {
		const { sim, actor } = call;
		return ok(
			runEach(sim, readRecords(call), (record) => {
				const object = typeOf(record);
				if (isPlatformEvent(object)) return { ...publishEvent(sim, object, record, actor) };
				return { id: createRecord(sim, actor, object, record).Id, success: true, errors: [] };
			}),
		);
	},
};

/** PATCH /composite/sobjects: updates up to 200 records that carry their ids. */
export const updateMany: Route = {
	access: 'session',
	method: 'PATCH',
	path: PATH,
	handle: (call) => {
		const { sim, actor } = call;
		return ok(
			runEach(sim, readRecords(call), (record) => {
				const object = typeOf(record);
				const { id, Id = id, ...fields } = record;
				if (!Id) throw refusal('idMissing', {}, ['Id']);
				const row = requireRecord(sim, object, String(Id));
				updateRecord(sim, actor, object, String(row.Id), fields);
				return { id: row.Id, success: true, errors: [] };
			}),
		);
	},
};

/** DELETE /composite/sobjects?ids=a,b&allOrNone=true. */
export const deleteMany: Route = {
	access: 'session',
	method: 'DELETE',
	path: PATH,
	handle: ({ sim, actor, query }) => {
		const ids = (query.ids ?? '').split(',').filter((id) => id !== '');
		const request = { items: ids, allOrNone: query.allOrNone === 'true' };
		checkChunks(ids, (id) => id.slice(0, 3));
		return ok(
			runEach(sim, request, (given) => {
				const id = toId18(given);
				const object = id && objectOfId(id);
				if (!id || !object) throw refusal('malformedId', { value: given });
				deleteRecord(sim, actor, object, id);
				return { id, success: true, errors: [] };
			}),
		);
	},
};

/** PATCH /composite/sobjects/X/ExtField: upserts up to 200 records of one object by an external id among their fields. */
export const upsertMany: Route = {
	access: 'session',
	method: 'PATCH',
	path: `${PATH}/:object/:field`,
	handle: (call) => {
		const { sim, actor, params } = call;
		const object = requireObject(params.object, actor);
		const field = requireExternalId(object, params.field);
		return ok(
			runEach(sim, readRecords(call), (record) => {
				const [, value] = Object.entries(record).find(([name]) => findField(object, name) === field) ?? [];
				const outcome = upsertRecord(sim, actor, object, { key: { field, value }, given: record });
				if ('matches' in outcome) throw refusal('duplicateExternalId', { field: field.name }, [field.name]);
				return { id: outcome.row.Id, success: true, errors: [], created: outcome.created };
			}),
		);
	},
};

/** POST /composite/sobjects/X {ids, fields}: reads records in the order of the ids; null for one that is missing. */
export const retrieveMany: Route = {
	access: 'session',
	method: 'POST',
	path: `${PATH}/:object`,
	handle: (call) => {
		const object = requireObject(call.params.object, call.actor);
		const body = requireBody(call.body);
		const ids = requireArray(body, 'ids');
		checkSize(ids, 2000);
		const names = fieldNames(object, requireArray(body, 'fields').map(String).join(','));
		return ok(
			ids.map((id) => {
				const id18 = toId18(String(id));
				const row = id18 ? call.sim.store.table(object).get(id18) : undefined;
				return row ? renderRecord(basePath(call), object, row, names) : null;
			}),
		);
	},
};

function readRecords({ body }: SessionCall): { items: Array<Record<string, unknown>>; allOrNone: boolean } {
	const given = requireBody(body);
	const records = requireArray(given, 'records');
	if (!records.every(isJsonObject)) throw refusal('jsonSyntax', { detail: 'records must hold objects' });
	checkChunks(records, ({ attributes }) => (isJsonObject(attributes) ? String(attributes.type) : ''));
	return { items: records, allOrNone: given.allOrNone === true };
}

function typeOf({ attributes }: Record<string, unknown>): ObjectDefinition {
	const type = isJsonObject(attributes) ? attributes.type : undefined;
	const object = typeof type === 'string' ? findObject(type) : undefined;
	if (!object) throw refusal('typeMissing');
	return object;
}

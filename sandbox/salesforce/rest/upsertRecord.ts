import { requireBody } from '../http/bodies';
import { basePath, DATA_PATH, type Route, type SessionCall } from '../http/route';
import type { ObjectDefinition, Row } from '../metadata/definition';
import { renderRecord } from '../records/render';
import { type ExternalKey, findByExternalId, requireExternalId, upsertRecord } from '../records/upsert';
import { refusal } from '../refusals/refusal';
import { findField } from '../schema/org';
import { created, noContent, ok, type Reply } from '../simulation/reply';
import { checkUnmodified } from './conditional';
import { requireObject } from './objectOf';
import { fieldNames } from './record';

const PATH = `${DATA_PATH}/sobjects/:object/:field/:value`;
/** From this version on an update answers 200 with a body instead of 204. */
const VERSION_WITH_BODY = 46;

/** PATCH /sobjects/X/ExtField/value: 201 created, 200 (204 before v46) updated, 300 ambiguous, 404 unknown field. */
export const upsert: Route = {
	access: 'session',
	method: 'PATCH',
	path: PATH,
	handle: (call) => {
		const { object, key } = keyOf(call);
		const given = requireBody(call.body);
		checkKeyNotInBody(object, key, given);
		for (const row of findByExternalId(call.sim, object, key)) checkUnmodified(call, row);
		const updateOnly = call.query.updateOnly === 'true';
		const outcome = upsertRecord(call.sim, call.actor, object, { key, given, updateOnly });
		if ('matches' in outcome) return severalChoices(call, object, outcome.matches);
		const body = { id: outcome.row.Id, success: true, errors: [], created: outcome.created };
		if (outcome.created) return created(body, addressOf(call, object, outcome.row));
		return call.apiVersion >= VERSION_WITH_BODY ? ok(body) : noContent();
	},
};

/** GET /sobjects/X/ExtField/value: the record an external id names. */
export const getByExternalId: Route = {
	access: 'session',
	method: 'GET',
	path: PATH,
	handle: (call) => {
		const { object, key } = keyOf(call);
		const matches = findByExternalId(call.sim, object, key);
		if (matches.length === 0) throw refusal('notFound');
		if (matches.length > 1) return severalChoices(call, object, matches);
		return ok(renderRecord(basePath(call), object, matches[0], fieldNames(object, call.query.fields)));
	},
};

function keyOf({ params, actor }: SessionCall): { object: ObjectDefinition; key: ExternalKey } {
	const object = requireObject(params.object, actor);
	return { object, key: { field: requireExternalId(object, params.field), value: params.value } };
}

/** The platform refuses an external id that stands in the address and in the body. */
function checkKeyNotInBody(
	object: ObjectDefinition,
	{ field }: ExternalKey,
	given: Record<string, unknown>,
): void {
	const isRepeated = Object.keys(given).some((name) => findField(object, name) === field);
	if (isRepeated) throw refusal('keyInBody', { field: field.name }, [field.name]);
}

function severalChoices(call: SessionCall, object: ObjectDefinition, matches: Row[]): Reply {
	return { status: 300, body: matches.map((row) => addressOf(call, object, row)) };
}

function addressOf(call: SessionCall, object: ObjectDefinition, row: Row): string {
	return `${basePath(call)}/sobjects/${object.name}/${row.Id}`;
}

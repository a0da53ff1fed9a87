import { isJsonObject } from '../../simulator/fields';
import type { PublishedEvent } from '../events/bus';
import { CHANGE_TYPES } from '../events/changes/definition';
import { EVENT_FIELD_TYPES, platformEventSchema } from '../events/schema';
import { requireBody } from '../http/bodies';
import type { Route } from '../http/route';
import { isRefusalCode } from '../pubsub/refusals';
import { refusal } from '../refusals/refusal';
import { noContent, ok } from '../simulation/reply';
import type { Simulation } from '../simulation/simulation';
import { ADMINISTRATOR } from '../tenant';
import type { ControlParts } from './parts';

/** Events and streams: GET and POST /sandbox/events, POST /sandbox/disconnect, GET /sandbox/streams, POST /sandbox/pubsub-faults. */
export function eventRoutes({ pubSub }: ControlParts): Route[] {
	return [
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/events',
			handle: ({ sim, body }) => ok(publish(sim, requireBody(body))),
		},
		{
			access: 'public',
			method: 'GET',
			path: '/sandbox/events',
			handle: ({ sim }) =>
				ok(
					sim.bus
						.topicNames()
						.flatMap((topic) => sim.bus.read(topic, 'earliest'))
						.map(shown),
				),
		},
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/event-definitions',
			handle: ({ sim, body }) => ok(deploy(sim, requireBody(body))),
		},
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/change-gaps',
			handle: ({ sim, body }) => ok(announceGap(sim, requireBody(body))),
		},
		{ access: 'public', method: 'GET', path: '/sandbox/streams', handle: () => ok(pubSub.streams()) },
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/disconnect',
			handle: ({ body }) => {
				const code = isJsonObject(body) ? body.code : undefined;
				return ok({
					streams: pubSub.disconnectAll(typeof code === 'string' && isRefusalCode(code) ? code : undefined),
				});
			},
		},
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/pubsub-faults',
			handle: ({ body }) => {
				const { code, rpc, times } = requireBody(body);
				if (typeof code !== 'string' || !isRefusalCode(code)) throw refusal('notFound');
				pubSub.failNext(code, {
					rpc: typeof rpc === 'string' ? rpc : undefined,
					times: typeof times === 'number' ? times : undefined,
				});
				return noContent();
			},
		},
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/pubsub-switches',
			handle: ({ body }) => {
				const { subscriptionLimitExceeded, duplicateOnReconnect, halfOpen } = {
					...pubSub.switches,
					...requireBody(body),
				};
				pubSub.setSwitches({
					subscriptionLimitExceeded: subscriptionLimitExceeded === true,
					duplicateOnReconnect: duplicateOnReconnect === true,
					halfOpen: halfOpen === true,
				});
				return ok(pubSub.switches);
			},
		},
	];
}

/**
 * `{topic, fields, times?}` puts an event on the bus, `times` times under one EventUuid; `{redeliver: eventUuid}` puts
 * a retained one on the bus again, which is what a subscriber sees after an overlap.
 */
function publish(
	sim: Simulation,
	given: Record<string, unknown>,
): { eventUuid: string; replayIds: string[] } {
	const times = typeof given.times === 'number' ? given.times : 1;
	const known = typeof given.redeliver === 'string' ? sim.bus.find(given.redeliver) : undefined;
	if (given.redeliver !== undefined && !known) throw refusal('notFound');
	const topic = known?.topic ?? topicOf(String(given.topic));
	const fields = known?.fields ?? (isJsonObject(given.fields) ? given.fields : {});
	const published = publishOrExplain(() => [sim.bus.publish(topic, fields, known?.eventUuid)]);
	for (let more = 1; more < times; more++)
		published.push(sim.bus.publish(topic, fields, published[0].eventUuid));
	return {
		eventUuid: published[0].eventUuid,
		replayIds: published.map(({ replayId }) => replayId.toString('base64')),
	};
}

/** `{name, fields: [{name, type}]}` deploys a platform event with these fields: later events carry a new schema id. */
function deploy(sim: Simulation, { name, fields }: Record<string, unknown>): { schemaId: string } {
	const given = Array.isArray(fields) ? fields.filter(isJsonObject) : [];
	const definitions = given.map((field) => {
		const type = EVENT_FIELD_TYPES.find((candidate) => candidate === field.type) ?? 'Text';
		return { name: String(field.name), type };
	});
	const schema = platformEventSchema(String(name), definitions);
	return { schemaId: sim.bus.define(topicOf(String(name)), schema) };
}

/**
 * `{objectName, changeType, recordIds?, changedFields?}` announces that changes are missing, e.g. GAP_UPDATE or
 * GAP_OVERFLOW, or a change of all records as after the conversion of a field's type: UPDATE of `a00*`.
 */
function announceGap(sim: Simulation, given: Record<string, unknown>): { eventUuid: string } {
	const changeType = CHANGE_TYPES.find((candidate) => candidate === given.changeType) ?? 'GAP_UPDATE';
	const recordIds = Array.isArray(given.recordIds) ? given.recordIds.map(String) : [];
	const changedFields = Array.isArray(given.changedFields) ? given.changedFields.map(String) : [];
	const gap = {
		changedFields,
		objectName: String(given.objectName),
		changeType,
		recordIds,
		userId: ADMINISTRATOR.id,
	};
	const [{ eventUuid }] = publishOrExplain(() => [sim.changes.announceGap(gap)]);
	return { eventUuid };
}

function shown({ replayId, ...event }: PublishedEvent): Record<string, unknown> {
	return { ...event, replayId: replayId.toString('base64') };
}

function publishOrExplain<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw refusal('jsonSyntax', { detail: error instanceof Error ? error.message : String(error) });
	}
}

function topicOf(name: string): string {
	return name.startsWith('/') ? name : `/event/${name}`;
}

import { randomUUID } from 'node:crypto';
import type { FieldValue } from '../metadata/definition';
import { refusal } from '../refusals/refusal';
import { findField, findObject } from '../schema/org';
import type { Simulation } from '../simulation/simulation';

/**
 * Queues a platform event for the moment the transaction is kept (publish behaviour "after commit") and returns the
 * EventUuid it will have. A rolled-back transaction announces nothing.
 * @throws {Refusal} LIMIT_EXCEEDED when the hourly allocation is used up
 */
export function announceEvent(
	sim: Simulation,
	eventName: string,
	values: Record<string, FieldValue>,
): string {
	if (sim.usage.publishedLastHour() >= sim.switches.hourlyPublishedEvents) throw refusal('eventLimit');
	const eventUuid = randomUUID();
	const fields = toEventFields(eventName, values);
	sim.store.afterCommit(() => {
		sim.usage.countPublished();
		sim.bus.publish(`/event/${eventName}`, fields, eventUuid);
	});
	return eventUuid;
}

/** The bus takes date-times as ISO text with `Z`. */
function toEventFields(eventName: string, values: Record<string, FieldValue>): Record<string, FieldValue> {
	const object = findObject(eventName);
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => {
			const isDateTime = object && findField(object, name)?.type === 'datetime';
			return [name, isDateTime && typeof value === 'string' ? value.replace('+0000', 'Z') : value];
		}),
	);
}

import { checkMayWrite } from '../access/checkAccess';
import type { ObjectDefinition } from '../metadata/definition';
import { announceEvent } from '../records/announceEvent';
import { readFields } from '../records/fieldsGiven';
import type { Actor, Simulation } from '../simulation/simulation';

/** Result of publishing: success and, in `errors`, the notice that the event is queued, with its EventUuid. */
export interface PublishResult {
	id: string;
	success: true;
	errors: Array<{ statusCode: 'OPERATION_ENQUEUED'; message: string; fields: string[] }>;
}

/**
 * Queues an event from JSON fields.
 * @throws {Refusal} on an unknown or mistyped field, or when the hourly allocation is used up
 */
export function publishEvent(
	sim: Simulation,
	object: ObjectDefinition,
	given: Record<string, unknown>,
	actor: Actor,
): PublishResult {
	checkMayWrite(actor, object, 'create');
	const values = readFields(sim.store, object, given, 'create', actor);
	const eventUuid = announceEvent(sim, object.name, values);
	return {
		id: sim.store.nextId(object),
		success: true,
		errors: [{ statusCode: 'OPERATION_ENQUEUED', message: eventUuid, fields: [] }],
	};
}

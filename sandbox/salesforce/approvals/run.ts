import type { Row } from '../metadata/definition';
import { asRefusal, refusal, type Refusal, refusalEntry } from '../refusals/refusal';
import type { Actor, Simulation } from '../simulation/simulation';
import { decide } from './decide';
import { openWorkItems } from './lookups';
import { readApprovalRequest } from './requests';
import { submit } from './submit';

/** Result of one entry, with the spelling of the wire: `newWorkitemIds`. */
export interface ApprovalResult {
	actorIds: string[] | null;
	entityId: string | null;
	errors: Array<Record<string, unknown>> | null;
	instanceId: string | null;
	instanceStatus: string | null;
	newWorkitemIds: string[] | null;
	success: boolean;
}

/** One entry carried out or refused. */
export interface ApprovalOutcome {
	result: ApprovalResult;
	refused?: Refusal;
}

/** Carries out one entry as a unit of its own: a refusal undoes that entry and leaves the others alone. */
export function runApprovalRequest(sim: Simulation, actor: Actor, entry: unknown): ApprovalOutcome {
	try {
		return { result: sim.store.transaction(() => carryOut(sim, actor, entry)) };
	} catch (error) {
		const refused = asRefusal(error);
		return { result: failed(entry, refused), refused };
	}
}

function carryOut(sim: Simulation, actor: Actor, entry: unknown): ApprovalResult {
	const request = readApprovalRequest(entry);
	if (request.actionType === 'Removed' && !sim.switches.allowRemoved) {
		throw refusal('approvalAction', { value: request.actionType });
	}
	const instance =
		request.actionType === 'Submit'
			? submit(sim, actor, request)
			: decide(sim, actor, request.actionType, request);
	return succeeded(sim, instance);
}

function succeeded(sim: Simulation, instance: Row): ApprovalResult {
	const items = openWorkItems(sim, String(instance.Id));
	return {
		actorIds: items.map(({ ActorId }) => String(ActorId)),
		entityId: String(instance.TargetObjectId),
		errors: null,
		instanceId: String(instance.Id),
		instanceStatus: String(instance.Status),
		newWorkitemIds: items.map(({ Id }) => String(Id)),
		success: true,
	};
}

function failed(entry: unknown, refused: Refusal): ApprovalResult {
	const contextId =
		typeof entry === 'object' && entry !== null && 'contextId' in entry ? entry.contextId : null;
	return {
		actorIds: null,
		entityId: typeof contextId === 'string' ? contextId : null,
		errors: [refusalEntry(refused)],
		instanceId: null,
		instanceStatus: null,
		newWorkitemIds: null,
		success: false,
	};
}

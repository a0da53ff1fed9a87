import type { FieldValue, Row } from '../metadata/definition';
import { insertRow } from '../records/save';
import type { Actor, Simulation } from '../simulation/simulation';
import { objects } from './lookups';

/** One finished action to be written down. */
export interface FinishedAction {
	status: 'Started' | 'Approved' | 'Rejected' | 'Removed' | 'Reassigned';
	comments: string | null;
	/** The node it belongs to; none for the submission. */
	nodeId?: FieldValue;
	originalActorId?: FieldValue;
}

const MS_PER_MINUTE = 60_000;

/** Writes the history entry of a finished action. */
export function recordStep(sim: Simulation, actor: Actor, instance: Row, action: FinishedAction): void {
	insertRow(sim, actor, objects.step, {
		ProcessInstanceId: instance.Id,
		StepStatus: action.status,
		OriginalActorId: action.originalActorId ?? actor.userId,
		ActorId: actor.userId,
		Comments: action.comments,
		StepNodeId: action.nodeId ?? null,
		...elapsedSince(sim, instance),
	});
}

/** The `ElapsedTimeIn…` fields of something that began with the given row. */
export function elapsedSince(sim: Simulation, row: Row): Record<string, FieldValue> {
	const minutes =
		(sim.clock.now() - Date.parse(String(row.CreatedDate).replace('+0000', 'Z'))) / MS_PER_MINUTE;
	const inUnits = (value: number) => Math.max(0, Math.round(value * 100) / 100);
	return {
		ElapsedTimeInDays: inUnits(minutes / 60 / 24),
		ElapsedTimeInHours: inUnits(minutes / 60),
		ElapsedTimeInMinutes: inUnits(minutes),
	};
}

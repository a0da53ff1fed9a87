import type { ObjectDefinition } from '../schema/definition';
import type { Actor, Simulation } from '../simulation';
import type { Row } from '../store/table';
import { publishBillApproval } from './publishBillApproval';
import { noteReassignment } from './reassignment';

/** One saved record; `before` is absent when it was created. */
export interface Save {
	object: ObjectDefinition;
	before?: Row;
	after: Row;
}

/** Runs the record-triggered automation of the org. It shares the transaction of the save that caused it. */
export function runAfterSave(sim: Simulation, actor: Actor, save: Save): void {
	publishBillApproval(sim, actor, save);
	noteReassignment(sim, actor, save);
}

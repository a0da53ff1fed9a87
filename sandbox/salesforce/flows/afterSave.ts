import type { Actor, Save, Simulation } from '../simulation/simulation';
import { publishBillApproval } from './publishBillApproval';
import { noteReassignment } from './reassignment';

/** Runs the record-triggered automation of the org. It shares the transaction of the save that caused it. */
export function runAfterSave(sim: Simulation, actor: Actor, save: Save): void {
	publishBillApproval(sim, actor, save);
	noteReassignment(sim, actor, save);
}

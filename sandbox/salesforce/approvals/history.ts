import type { Row } from '../metadata/definition';
import type { Simulation } from '../simulation/simulation';
import { objects, openWorkItems } from './lookups';

/** Rows of the union `StepsAndWorkitems` of a submission: open requests first, then actions from the newest on. */
export function stepsAndWorkItems(sim: Simulation, instance: Row): Row[] {
	const shared = { TargetObjectId: instance.TargetObjectId, RemindersSent: 0, IsDeleted: false };
	const pending = openWorkItems(sim, String(instance.Id)).map((item) => ({
		...item,
		...shared,
		IsPending: true,
		StepStatus: 'Pending',
		Comments: null,
		ProcessNodeId: null,
	}));
	const steps = sim.store.table(objects.step).find('ProcessInstanceId', instance.Id);
	const finished = steps.map((step) => ({
		...step,
		...shared,
		IsPending: false,
		ProcessNodeId: step.StepNodeId,
	}));
	return [...pending, ...finished.reverse()];
}

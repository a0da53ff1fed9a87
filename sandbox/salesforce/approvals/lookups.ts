import type { ObjectDefinition, Row } from '../metadata/definition';
import { findObject, objectOfId } from '../schema/org';
import { type OrgProcess, processOf } from '../schema/process';
import type { Simulation } from '../simulation/simulation';

function objectNamed(name: string): ObjectDefinition {
	const object = findObject(name);
	if (!object) throw new Error(`The org has no object ${name}`);
	return object;
}

/** The tables of the classic approval engine. */
export const objects = {
	instance: objectNamed('ProcessInstance'),
	step: objectNamed('ProcessInstanceStep'),
	workItem: objectNamed('ProcessInstanceWorkitem'),
	definition: objectNamed('ProcessDefinition'),
	node: objectNamed('ProcessNode'),
} as const;

/** The row of a process. */
export function definitionOf(sim: Simulation, { objectName }: OrgProcess): Row {
	const rows = [...sim.store.table(objects.definition).all()];
	const row = rows.find(({ TableEnumOrId }) => TableEnumOrId === objectName);
	if (!row) throw new Error(`The org has no approval process of ${objectName}`);
	return row;
}

/** The process a submission runs in, and the object it serves. */
export function servedBy({ TargetObjectId }: Row): { process: OrgProcess; target: ObjectDefinition } {
	const target = objectOfId(String(TargetObjectId));
	const process = target && processOf(target.name);
	if (!process) throw new Error(`The org has no approval process for ${String(TargetObjectId)}`);
	return { process, target };
}

/** The newest submission of a record, pending or not. */
export function latestSubmission(sim: Simulation, recordId: string): Row | undefined {
	return sim.store.table(objects.instance).find('TargetObjectId', recordId).at(-1);
}

/** The submission a record is waiting in, if any. */
export function pendingSubmission(sim: Simulation, recordId: string): Row | undefined {
	return sim.store
		.table(objects.instance)
		.find('TargetObjectId', recordId)
		.find(({ Status }) => Status === 'Pending');
}

/** Open requests of a submission. */
export function openWorkItems(sim: Simulation, instanceId: string): Row[] {
	return sim.store.table(objects.workItem).find('ProcessInstanceId', instanceId);
}

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

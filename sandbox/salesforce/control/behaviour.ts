import { requireBody } from '../http/jsonBody';
import { noContent, ok, type Route } from '../http/route';
import { refusal } from '../refusals';
import { flowDefinitionView } from '../schema/flowDefinition';
import { findObject } from '../schema/org';
import type { Simulation } from '../simulation';
import { applySwitches } from '../switches';

/** POST /sandbox/switches {name: value}: answers with all of them as they are now. */
export const setSwitches: Route = {
	access: 'public',
	method: 'POST',
	path: '/sandbox/switches',
	handle: ({ sim, body }) => {
		const changes = body === undefined ? {} : requireBody(body);
		explain(() => applySwitches(sim.switches, changes));
		showKindOfOrg(sim);
		showFlows(sim);
		return ok(sim.switches);
	},
};

/** POST /sandbox/faults {kind, on?, times?, ms?, message?}: answers with the faults still to happen. */
export const addFault: Route = {
	access: 'public',
	method: 'POST',
	path: '/sandbox/faults',
	handle: ({ sim, body }) => {
		const { kind, on, times, ms, message } = requireBody(body);
		explain(() =>
			sim.faults.add({
				kind: String(kind),
				on: typeof on === 'string' ? on : undefined,
				times: typeof times === 'number' ? times : undefined,
				ms: typeof ms === 'number' ? ms : undefined,
				message: typeof message === 'string' ? message : undefined,
			}),
		);
		return ok(sim.faults.list());
	},
};

/** DELETE /sandbox/faults. */
export const clearFaults: Route = {
	access: 'public',
	method: 'DELETE',
	path: '/sandbox/faults',
	handle: ({ sim }) => {
		sim.faults.clear();
		return noContent();
	},
};

/** The org itself shows whether it is a sandbox. */
function showKindOfOrg({ store, switches }: Simulation): void {
	const object = findObject('Organization');
	for (const row of object ? store.table(object).all() : []) {
		if (object && row.IsSandbox !== switches.isSandbox)
			store.put(object, { ...row, IsSandbox: switches.isSandbox });
	}
}

/** Setup, and whoever asks for FlowDefinitionView, sees which flows run. */
function showFlows({ store, switches }: Simulation): void {
	for (const row of [...store.table(flowDefinitionView).all()]) {
		if (row.IsActive !== switches.flowsAreActive)
			store.put(flowDefinitionView, { ...row, IsActive: switches.flowsAreActive });
	}
}

/** A wrong name or value is the caller's mistake, not a defect of the simulator. */
function explain(work: () => void): void {
	try {
		work();
	} catch (error) {
		throw refusal('jsonSyntax', { detail: error instanceof Error ? error.message : String(error) });
	}
}

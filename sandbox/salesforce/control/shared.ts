import type { FastifyInstance } from 'fastify';
import { registerControl } from '../../simulator/control';
import { UnknownSwitch, withChanges } from '../../simulator/switches';
import { resetOrg } from '../org/createSimulation';
import { refusal } from '../refusals/refusal';
import { flowDefinitionView } from '../schema/flowDefinition';
import { findObject } from '../schema/org';
import type { Simulation } from '../simulation/simulation';
import { SWITCHES } from '../state/switches';
import type { ControlParts } from './parts';

/** The controls both simulators have, over this org: journal, faults, statistics, reset, switches and clock. */
export function registerSharedControl(
	app: FastifyInstance,
	sim: Simulation,
	{ traffic, pubSub, cometd }: ControlParts,
): void {
	registerControl(app, {
		journal: sim.journal,
		faults: sim.faults,
		clock: sim.clock,
		refuse: (reason) => refusal('jsonSyntax', { detail: detailOf(reason) }),
		stats: () => ({
			...traffic.read(),
			logins: sim.sessions.logins,
			apiCallsLastDay: sim.usage.callsLastDay(),
			eventsPublishedLastHour: sim.usage.publishedLastHour(),
			openStreams: pubSub.streams().length,
		}),
		reset: () => {
			sim.store.transaction(() => resetOrg(sim));
			pubSub.resetFaults();
			cometd.reset();
			traffic.clear();
		},
		switches: () => sim.switches,
		changeSwitches: (changes) => {
			Object.assign(sim.switches, withChanges(SWITCHES, sim.switches, changes));
			sim.store.transaction(() => {
				showKindOfOrg(sim);
				showFlows(sim);
			});
		},
		afterClock: () => undefined,
	});
}

function detailOf(reason: Error): string {
	if (!(reason instanceof UnknownSwitch)) return reason.message;
	return `${reason.message}; there are ${reason.known.join(', ')}`;
}

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

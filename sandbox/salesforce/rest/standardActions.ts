import { isJsonObject } from '../../simulator/fields';
import type { ActionInputs } from '../approvals/flow/inputs';
import { reassignWorkItem } from '../approvals/flow/reassign';
import { reviewWorkItem } from '../approvals/flow/review';
import { cancelSubmission, recallSubmission } from '../approvals/flow/withdraw';
import { requireArray, requireBody } from '../http/bodies';
import { DATA_PATH, type Route, type SessionCall } from '../http/route';
import { asRefusal, refusal, refusalEntry } from '../refusals/refusal';
import { ok } from '../simulation/reply';

type Action = (call: SessionCall, inputs: ActionInputs) => void;

/** Actions of flow approvals, from this version on. */
const SINCE = 62;
const ACTIONS: Readonly<Record<string, Action>> = {
	reviewApprovalWorkItem: ({ sim, actor, apiVersion }, inputs) =>
		reviewWorkItem(sim, actor, inputs, apiVersion),
	reassignApprovalWorkItem: ({ sim, actor }, inputs) => reassignWorkItem(sim, actor, inputs),
	recallApprovalSubmission: ({ sim, actor }, inputs) => recallSubmission(sim, actor, inputs),
	cancelApprovalSubmission: ({ sim, actor }, inputs) => cancelSubmission(sim, actor, inputs),
};

/**
 * POST /actions/standard/<name> {inputs: […]}: one result for each input, each a unit of its own. Modelled: the four
 * actions of flow approvals. Any other name is unknown: no standard action that starts a flow approval is established.
 * Which status a call has when nothing succeeded is not established either, nor whether one input is answered with a
 * list; the switches `flowActionFailureStatus` and `flowActionReply` say.
 */
export const runStandardAction: Route = {
	access: 'session',
	method: 'POST',
	path: `${DATA_PATH}/actions/standard/:action`,
	handle: (call) => {
		const { action: name } = call.params;
		const action = call.apiVersion >= SINCE ? ACTIONS[name] : undefined;
		if (!action) throw refusal('notFound');
		const results = requireArray(requireBody(call.body), 'inputs').map((entry) =>
			runOne(call, name, action, entry),
		);
		const hasFailedWholly = results.length > 0 && results.every(({ isSuccess }) => !isSuccess);
		const { flowActionFailureStatus, flowActionReply } = call.sim.switches;
		const body = flowActionReply === 'object' && results.length === 1 ? results[0] : results;
		return hasFailedWholly ? { status: flowActionFailureStatus, body } : ok(body);
	},
};

interface ActionResult {
	actionName: string;
	errors: Array<Record<string, unknown>> | null;
	invocationId: null;
	isSuccess: boolean;
	outcome: null;
	outputValues: null;
	sortOrder: number;
	version: number;
}

function runOne(call: SessionCall, actionName: string, action: Action, entry: unknown): ActionResult {
	const result = {
		actionName,
		invocationId: null,
		outcome: null,
		outputValues: null,
		sortOrder: -1,
		version: 1,
	};
	try {
		call.sim.store.transaction(() => {
			if (!isJsonObject(entry)) throw refusal('jsonSyntax', { detail: 'inputs must hold objects' });
			action(call, entry);
		});
		return { ...result, errors: null, isSuccess: true };
	} catch (error) {
		return { ...result, errors: [refusalEntry(asRefusal(error))], isSuccess: false };
	}
}

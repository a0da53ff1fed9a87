import { runApprovalRequest } from '../approvals/run';
import { definition } from '../approvals/submit';
import { requireArray, requireBody } from '../http/bodies';
import { DATA_PATH, type Route } from '../http/route';
import { SHIPPED_PROCESS } from '../schema/process';
import { ok } from '../simulation/reply';

const PATH = `${DATA_PATH}/process/approvals`;

/** GET /process/approvals: the processes by object. */
export const listApprovals: Route = {
	access: 'session',
	method: 'GET',
	path: PATH,
	handle: ({ sim }) => {
		const { name, description, objectName } = SHIPPED_PROCESS;
		const entry = { id: definition(sim).Id, name, description, object: objectName, sortOrder: 1 };
		return ok({ approvals: { [objectName]: [entry] } });
	},
};

/**
 * POST /process/approvals: one result for each request; good entries are kept although others fail. How failures
 * look is not established, so the switch `approvalFailureShape` offers the error array with 400 as well.
 */
export const postApprovals: Route = {
	access: 'session',
	method: 'POST',
	path: PATH,
	handle: ({ sim, actor, body }) => {
		const entries = requireArray(requireBody(body), 'requests');
		const outcomes = entries.map((entry) => runApprovalRequest(sim, actor, entry));
		const refused = outcomes.flatMap((outcome) => outcome.refused ?? []);
		const hasOnlyFailures = refused.length > 0 && refused.length === outcomes.length;
		if (hasOnlyFailures && sim.switches.approvalFailureShape === 'top-level') throw refused[0];
		return ok(outcomes.map(({ result }) => result));
	},
};

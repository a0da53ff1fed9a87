import { runApprovalRequest } from '../approvals/run';
import { definitionOf } from '../approvals/lookups';
import { requireArray, requireBody } from '../http/bodies';
import { DATA_PATH, type Route } from '../http/route';
import { ORG_PROCESSES } from '../schema/process';
import { ok } from '../simulation/reply';

const PATH = `${DATA_PATH}/process/approvals`;

/** GET /process/approvals: the processes by object. */
export const listApprovals: Route = {
	access: 'session',
	method: 'GET',
	path: PATH,
	handle: ({ sim }) => {
		const entries = ORG_PROCESSES.map((process) => {
			const { name, description, objectName } = process;
			const entry = {
				id: definitionOf(sim, process).Id,
				name,
				description,
				object: objectName,
				sortOrder: 1,
			};
			return [objectName, [entry]];
		});
		return ok({ approvals: Object.fromEntries(entries) });
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

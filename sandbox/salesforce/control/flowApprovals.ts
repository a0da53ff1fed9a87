import { startFlowApproval } from '../approvals/flow/start';
import { workItemsOf } from '../approvals/flow/lookups';
import { requireBody } from '../http/jsonBody';
import { created } from '../simulation/reply';
import type { Route } from '../http/route';
import { refusal } from '../refusals/refusal';
import { APPROVER_QUEUE, findUserByName, SUBMITTER } from '../tenant';

/**
 * POST /sandbox/flow-approvals {recordId, submitter?, submissionComments?, firstApprover?}: starts the flow approval, for
 * which REST has no established address. People are user names, as flows name them; `firstApprover` takes one, several,
 * or the developer name of the queue.
 */
export const startFlow: Route = {
	access: 'public',
	method: 'POST',
	path: '/sandbox/flow-approvals',
	handle: ({ sim, body }) => {
		const { recordId, submitter, submissionComments, firstApprover } = requireBody(body);
		const approvers = [firstApprover ?? []].flat();
		// The guide asks for it in an org that has flow approvals: the shipped flow knows classic ones alone.
		sim.switches.publishWithApex = true;
		const submission = startFlowApproval(sim, {
			recordId: String(recordId),
			submitterId: submitter === undefined ? SUBMITTER.id : idOf(String(submitter)),
			submissionComments: typeof submissionComments === 'string' ? submissionComments : null,
			approverIds: approvers.map((name) => idOf(String(name))),
		});
		const workItems = workItemsOf(sim, String(submission.Id)).map(({ Id }) => Id);
		return created({ submissionId: submission.Id, workItemIds: workItems });
	},
};

function idOf(name: string): string {
	if (name === APPROVER_QUEUE.developerName) return APPROVER_QUEUE.id;
	const user = findUserByName(name);
	if (!user) throw refusal('brokenReference', {}, ['firstApprover']);
	return user.id;
}

import { decide, pendingFor } from '../approvals/decisions';
import { policyOfPath, policyView, putPolicy } from '../approvals/policies';
import { decisionsSchema, policySchema } from '../bodies/approval';
import type { Decision, PolicyDraft } from '../bodies/approval';
import { Refusal, refusal } from '../refusals/refusal';
import type { Bill } from '../store/rows';
import { ok } from '../world/reply';
import { deleted } from '../world/route';
import type { Route } from '../world/route';

/** R:createbillapprovalpolicy. Answers the form that is read. Not modelled: who may do it. */
const createPolicy: Route<PolicyDraft> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/bill-approvals',
	guard: 'session',
	bodySchema: policySchema,
	handle({ body, session, world }) {
		return {
			status: world.switches.createStatus,
			body: policyView(world, putPolicy(world, session, body)),
		};
	},
};

/** R:listbillapprovalpolicies. No paging is documented; `results` is assumed. */
const listPolicies: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/bill-approvals/policies',
	guard: 'session',
	handle: ({ world }) =>
		ok({ results: world.store.approvalPolicies.all().map((policy) => policyView(world, policy)) }),
};

/** R:updatebillapprovalpolicy. Takes the whole policy. */
const replacePolicy: Route<PolicyDraft> = {
	base: 'connect',
	method: 'PUT',
	path: '/v3/bill-approvals/policies/:policyId',
	guard: 'session',
	bodySchema: policySchema,
	handle({ body, params, session, world }) {
		const { id } = policyOfPath(world, params.policyId);
		return ok(policyView(world, putPolicy(world, session, body, id)));
	},
};

/** R:deletepolicy. Final; bills it asked for keep their approvers (assumed). */
const deletePolicy: Route = {
	base: 'connect',
	method: 'DELETE',
	path: '/v3/bill-approvals/policies/:policyId',
	guard: 'session',
	handle({ params, world }) {
		world.store.approvalPolicies.delete(policyOfPath(world, params.policyId).id);
		return deleted(world);
	},
};

/** One decision with what became of it. */
type Outcome = Decision & ({ approvalStatus: string } | { error: { code: string; message: string } });

function outcomeOf(taken: Decision, result: Bill | Refusal): Outcome {
	if (!(result instanceof Refusal)) return { ...taken, approvalStatus: result.approvalStatus };
	const [{ code, message }] = result.entries;
	return { ...taken, error: { code, message } };
}

/**
 * R:billapprovedenyactions. An array; each decision is taken on its own. What the 200 says per item is unknown:
 * nothing, or every item with its outcome where a switch says so. Refused only when no decision could be taken
 * (assumed). Not modelled: mentions in comments.
 */
const decideBills: Route<Decision | Decision[]> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/bill-approvals/actions',
	guard: 'session',
	bodySchema: decisionsSchema,
	handle({ body, session, world }) {
		const { acceptSingleAction, approvalActionBody } = world.switches;
		if (!Array.isArray(body) && !acceptSingleAction)
			throw refusal('fieldInvalid', 'request body: must be an array');
		const decisions = Array.isArray(body) ? body : [body];
		const results = decisions.map((taken) => {
			try {
				return decide(world, session, taken);
			} catch (error) {
				if (error instanceof Refusal) return error;
				throw error;
			}
		});
		const refused = results.filter((result) => result instanceof Refusal);
		if (refused.length === results.length) {
			throw new Refusal(
				refused[0].status,
				refused.flatMap(({ entries }) => entries),
			);
		}
		if (approvalActionBody === 'empty') return ok(undefined);
		return ok(decisions.map((taken, index) => outcomeOf(taken, results[index])));
	},
};

/**
 * R:listbilluserapprovals. Bills the signed-in user decides on next; no paging is documented. A sync token, which is
 * a system user, gets BDC_1302 (reported by integrators).
 */
const listPendingApprovals: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/bill-approvals/pending-user-approvals',
	guard: 'session',
	handle({ session, world }) {
		if (session.kind === 'token') throw refusal('entityWrong', session.userId);
		const bills = pendingFor(world, session.userId).map(({ id, vendorId, amount, dueDate }) => ({
			billId: id,
			vendorId,
			amount,
			dueDate,
		}));
		return ok({ bills });
	},
};

/** Policies, decisions and pending approvals of bills. */
export const billApprovalsRoutes: Route[] = [
	createPolicy,
	listPolicies,
	replacePolicy,
	deletePolicy,
	decideBills,
	listPendingApprovals,
];

import { decide } from '../../approvals/decisions';
import type { Decision } from '../../approvals/decisions';
import { Refusal, refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import { filledText, object, oneOf, text } from '../../schema';
import type { Bill } from '../../store/rows';

const decision = object({ billId: filledText(), action: oneOf('APPROVE', 'DENY'), comment: text() }, [
	'billId',
	'action',
]);

/** One decision with what became of it. */
type Outcome = Decision & ({ approvalStatus: string } | { error: { code: string; message: string } });

function outcomeOf(taken: Decision, result: Bill | Refusal): Outcome {
	if (!(result instanceof Refusal)) return { ...taken, approvalStatus: result.approvalStatus };
	const [{ code, message }] = result.entries;
	return { ...taken, error: { code, message } };
}

/**
 * POST /v3/bill-approvals/actions (R:billapprovedenyactions). An array; each decision is taken on its own. What the 200
 * says per item is unknown: nothing, or every item with its outcome where a switch says so. Refused only when no
 * decision could be taken (assumed). Not modelled: mentions in comments.
 */
export const decideBills: Route<Decision | Decision[]> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/bill-approvals/actions',
	guard: 'session',
	bodySchema: {
		if: { type: 'object' },
		then: decision,
		else: { type: 'array', items: decision, minItems: 1 },
	},
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

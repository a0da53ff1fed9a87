import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { filledText, list, object, oneOf, text } from '../values/schema';

const rule = object({ key: filledText(), op: filledText(), values: list(text(), 1) }, [
	'key',
	'op',
	'values',
]);

/**
 * Body of a policy's create and replace; PUT takes all of it as well (reported by integrators). At least one rule and
 * approver: assumed.
 */
export const policySchema = object(
	{ policyName: filledText(), rules: list(rule, 1), approvers: list(filledText(), 1) },
	['policyName', 'rules', 'approvers'],
);

const decision = object({ billId: filledText(), action: oneOf('APPROVE', 'DENY'), comment: text() }, [
	'billId',
	'action',
]);

/** Body of POST /v3/bill-approvals/actions: a list, or one object where a switch takes it. */
export const decisionsSchema = Type.Unsafe<Decision | Decision[]>({
	if: { type: 'object' },
	then: decision,
	else: list(decision, 1),
});

/** What a caller sends to create or replace a policy (R:createbillapprovalpolicy). */
export type PolicyDraft = Static<typeof policySchema>;
/** What an approver says. The comment is taken and kept nowhere: no call of v3 shows it. */
export type Decision = Static<typeof decision>;

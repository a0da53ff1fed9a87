import type { IDataObject } from 'n8n-workflow';
import type { BillClient, RunClient } from '../../transport/client';
import { sessionKey } from '../../transport/credential';
import { BillRefusedError, UnknownOutcomeError } from '../../transport/errors';
import { readBill } from '../bill/find/billCalls';
import { FailedCheckError } from '../../operation/failure';
import { textOf } from '../../records/record';
import { remember } from '../../../shared/memory/remember';
import { readSession } from '../session/readSession';
import { approversOf, nextApproverOf } from './approvers';
import { type Decision, postDecisions } from './billApprovalCalls';
import { hasSameDecision, isChanged, isDecided, nobodyAsked, notTaken, toDecided } from './decisionOutcome';
import { parameters } from '../../parameters/reader';
import { assertAgentMayChangeBill } from '../bill/find/changeByAgent';
import { billLocator } from '../../parameters/locators';

/** Who is signed in changes with the credential only. */
const USER_LIFE_MS = 60_000;
/** How BILL says that this caller may not decide: no right, or not a person (field reports, 2026-11). */
const NOT_A_PERSON = new Set(['BDC_1145', 'BDC_1302']);

/**
 * Approves or denies one bill as the signed-in user. BILL's answer tells nothing about the bill, so it is read before and
 * after. A bill that is already decided this way is returned as it is, and nothing is sent.
 *
 * @throws FailedCheckError nobodyAsked, decisionNotTaken, needsUserSignIn; BillRefusedError when it is not this user's turn
 */
export async function decide(client: BillClient, decision: Decision): Promise<IDataObject> {
	const { billId, action } = decision;
	const before = await readBill(client, billId, true);
	if (await isSettled(client, before, action)) return toDecided(before, true);
	if (isWithoutApproval(before)) throw nobodyAsked(client, before);
	const failure = await failureOf(postDecisions(client, [decision]));
	const after = await readBill(client, billId, true);
	if (!failure && isChanged(before, after)) return toDecided(after, false);
	// Refused, and yet as wanted: somebody else was faster.
	if (await isSettled(client, after, action)) return toDecided(after, failure instanceof BillRefusedError);
	throw failure ? await explained(client, failure, after) : notTaken(client, after);
}

/** Whether the bill is decided this way already, by anybody or by the signed-in user. */
export async function isSettled(
	client: BillClient,
	bill: IDataObject,
	action: Decision['action'],
): Promise<boolean> {
	if (isDecided(bill, action, '')) return true;
	// Only where somebody has decided the same it matters who is signed in: the question is one call.
	if (!hasSameDecision(bill, action)) return false;
	return isDecided(bill, action, await signedInUser(client));
}

/** Whether nobody was ever asked about this bill; unknown states are left to BILL. */
export function isWithoutApproval(bill: IDataObject): boolean {
	return textOf(bill, 'approvalStatus') === 'UNASSIGNED' && approversOf(bill).length === 0;
}

/** What to tell about a refused decision: BILL's own words, and what they mean for this caller. */
export async function explained(client: BillClient, failure: Error, bill: IDataObject): Promise<Error> {
	// The next try reads the bill before it decides, and a decision that comes twice is one.
	if (failure instanceof UnknownOutcomeError) return failure.asRepeatable(true);
	if (!(failure instanceof BillRefusedError)) return failure;
	const billId = textOf(bill, 'id');
	const { loginMethod } = client.credential;
	// Reports disagree whether sync tokens may decide, so BILL is asked first.
	if (loginMethod === 'syncToken' && NOT_A_PERSON.has(failure.code)) {
		const message = `${failure.message}. This credential signs in with a sync token, and BILL allows that for approvals in some organizations only. Use a credential that signs in as the approver, with Sign In With set to User.`;
		return new FailedCheckError(client.node, 'needsUserSignIn', message, client.itemIndex, { billId });
	}
	const next = nextApproverOf(bill)?.userId;
	if (!next || next === (await signedInUser(client))) return failure;
	const message = `${failure.message}. The next approver is the user ${next}. Sign in as that user.`;
	const facts = { billId, nextApproverUserId: next, code: failure.code };
	return new FailedCheckError(client.node, 'notYourTurn', message, client.itemIndex, facts);
}

async function signedInUser(client: BillClient): Promise<string> {
	const key = `user:${sessionKey(client.credential)}`;
	return await remember(key, USER_LIFE_MS, async () => {
		const { record } = await readSession(client);
		return textOf(record, 'userId');
	});
}

/** A refusal or an unclear answer; the bill itself tells what became of it. Anything else is thrown. */
async function failureOf(sending: Promise<void>): Promise<Error | undefined> {
	return await sending.then(
		() => undefined,
		(error: unknown) => {
			if (error instanceof BillRefusedError || error instanceof UnknownOutcomeError) return error;
			throw error;
		},
	);
}

/** The decision an item asks for. Approving a bill that BILL pays automatically asks an agent for more than to decide. */
export async function readDecision(
	client: RunClient,
	itemIndex: number,
	action: Decision['action'],
): Promise<Decision> {
	const read = parameters(client.ctx, itemIndex);
	const billId = read.locator(billLocator);
	if (action === 'APPROVE') await assertAgentMayChangeBill(client, billId);
	return { billId, action, comment: read.text('comment') };
}

import type { IDataObject } from 'n8n-workflow';
import type { BillClient, RunClient } from '../../../transport/client';
import { FailedCheckError, type Objection } from '../../../operation/failure';
import { refusedForAll } from '../../../operation/objections';
import { textOf } from '../../../records/record';
import { type AccountFacts, countSent, uncountSent } from '../checks/accountReady';
import { type AgentPayment, giveBackUnlessUnknown, overBudget, takeFromBudget } from '../checks/agentBudget';
import { accountFor, type Asking, evidenceOf } from '../checks/evidence';
import { approvedVendor, objectionsTo, type PaymentToCheck, pointedOut } from '../checks/objectionsTo';
import { type PaidToday, paidToday } from '../checks/limits/paidToday';
import {
	countForLimits,
	giveBackToLimits,
	type LimitedPayment,
	overLimits,
} from '../checks/limits/withinLimits';
import { FUNDING_CURRENCY } from '../checks/paymentCurrency';
import { refusalOfSession } from '../../session/trust';
import type { BulkPaymentDraft } from './sharedPaymentDraft';

type Result = IDataObject | Error;

/** What is known before the bills are looked at. */
interface FoundBefore {
	untrusted: Objection | undefined;
	day: PaidToday | undefined;
	account: AccountFacts | undefined;
}

/** Asks about session, day and account, which need no bill. */
export async function findOutBefore(client: RunClient, drafts: BulkPaymentDraft[]): Promise<FoundBefore> {
	const checks = drafts.map(({ order }) => order.checks);
	const isStrict = checks.some(({ sessionTrusted }) => sessionTrusted);
	const untrusted = await refusalOfSession(client, isStrict);
	const day = await paidToday(
		client,
		checks.map(({ limits }) => limits),
	);
	// Items that pay from different accounts never share a call.
	const first = drafts.find(({ order }) => order.checks.fundingAccountReady)?.order;
	const account = first && (await accountFor(client, first.checks, first.fundingAccount));
	return { untrusted, day, account };
}

/**
 * Evaluates everything that stands against each payment of a call, and counts those that are going to be sent, in the order of the
 * items and without a pause in between. What was refused already gets the other objections beside it.
 *
 * @returns what is to be sent
 */
export function checkTogether(
	client: RunClient,
	drafts: BulkPaymentDraft[],
	results: Map<BulkPaymentDraft, Result>,
	{ untrusted, day, account }: FoundBefore,
): BulkPaymentDraft[] {
	const payable: BulkPaymentDraft[] = [];
	for (const draft of drafts) {
		const result = results.get(draft);
		// A payment that is there, or a failure that is no objection: nothing is added to either.
		if (result && !(result instanceof FailedCheckError && result.objections.length > 0)) continue;
		const { order } = draft;
		const ready = order.checks.fundingAccountReady ? account : undefined;
		const [first, ...others] = [
			...(result?.objections ?? []),
			untrusted,
			...(draft.bill ? objectionsTo(client, checkOf(draft), evidenceOf(client, askingOf(draft), ready)) : []),
			draft.paidIn === undefined ? undefined : overLimits(client, day, limitedPaymentOf(draft)),
		].filter((one) => one !== undefined);
		if (first) {
			results.set(draft, refusedTogether(client, draft, [first, ...others], result));
			continue;
		}
		countForLimits(client, day, limitedPaymentOf(draft));
		countSent(client, order.fundingAccount, order.amountCents);
		payable.push(draft);
	}
	return withinBudget(client, payable, results);
}

/** What an agent may pay is for all bills of a call or for none. */
function withinBudget(
	client: RunClient,
	payable: BulkPaymentDraft[],
	results: Map<BulkPaymentDraft, Result>,
): BulkPaymentDraft[] {
	const objection = overBudget(client.ctx, payable.map(agentPaymentOf));
	if (!objection) {
		takeFromBudget(client.ctx, payable.map(agentPaymentOf));
		return payable;
	}
	for (const draft of payable) {
		const refused = refusedTogether(client, draft, [objection], undefined);
		results.set(draft, refused);
		giveBackToLimits(client, limitedPaymentOf(draft), refused);
		uncountSent(client, draft.order.fundingAccount, draft.order.amountCents, refused);
	}
	return [];
}

function refusedTogether(
	client: BillClient,
	draft: BulkPaymentDraft,
	objections: [Objection, ...Objection[]],
	earlier: FailedCheckError | undefined,
): Error {
	const { billId } = draft.order;
	return refusedForAll(client.of(draft.itemIndex), objections, {
		subject: `Payment of bill ${billId}`,
		facts: { billId, ...earlier?.facts },
	});
}

/** Takes what was surely not paid out of limits, budget and balance again. */
export function giveBack(client: RunClient, draft: BulkPaymentDraft, error: Error): void {
	const { fundingAccount, amountCents } = draft.order;
	giveBackUnlessUnknown(client.ctx, agentPaymentOf(draft), error);
	giveBackToLimits(client, limitedPaymentOf(draft), error);
	uncountSent(client, fundingAccount, amountCents, error);
}

function agentPaymentOf({ order: { billId, amountCents }, bill, key }: BulkPaymentDraft): AgentPayment {
	return { bill: bill ?? { id: billId }, key, cents: amountCents };
}

/** What has to be found out for an item, with the vendor of its bill as soon as that is known. */
export function askingOf({ order: { checks }, bill }: BulkPaymentDraft): Asking {
	return { checks, vendorId: approvedVendor(checks, bill) };
}

/** A bill is paid in bulk as a whole, without credits. What is in an unknown currency is refused for another reason. */
function checkOf({ order, bill = {}, paidIn = '' }: BulkPaymentDraft): PaymentToCheck {
	const { checks, amountCents, fundingAccount } = order;
	return { checks, bill, amountCents, creditCents: 0, currency: paidIn, fundingAccount };
}

/** What a payment leaves the node with besides. */
export function pointedOutFor(client: RunClient, draft: BulkPaymentDraft): IDataObject {
	return pointedOut(checkOf(draft), evidenceOf(client, askingOf(draft)));
}

/** A bill is paid in bulk as a whole, so any payment of it is this one, whatever the number of its call. */
export function limitedPaymentOf({
	order,
	bill = {},
	paidIn = FUNDING_CURRENCY,
}: BulkPaymentDraft): LimitedPayment {
	const { billId, amountCents: cents, checks } = order;
	const vendorId = textOf(bill, 'vendorId');
	return { billId, vendorId, cents, transactionNumber: '', currency: paidIn, limits: checks.limits };
}

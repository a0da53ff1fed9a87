import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { BillClient, RunClient } from '../../../transport/client';
import { BillRefusedError, UnknownOutcomeError } from '../../../transport/errors';
import { minuteText } from '../../../transport/limits';
import { cureOf } from '../../../../shared/cure';
import { readBills } from '../../bill/find/readBills';
import type { BulkWrite } from '../../../operation/bulkWrite';
import { sendTogether } from '../../../bulk/sendTogether';
import { textOf } from '../../../records/record';
import { type BulkPaymentDraft, refuserFor } from './sharedPaymentDraft';
import { findOut } from '../checks/evidence';
import { checkBills } from './checkBills';
import {
	askingOf,
	checkTogether,
	findOutBefore,
	giveBack,
	limitedPaymentOf,
	pointedOutFor,
} from './checkTogether';
import { enterQueue, type Turn } from '../checks/limits/inOrder';
import { cancelBeyondLimits } from '../checks/limits/cancelBeyondLimits';
import type { PaidToday } from '../checks/limits/paidToday';
import { inWordsOfAccount, isRefusedAccount } from '../checks/refusedAccount';
import { unlessUnreachable } from '../one/keepOldest';
import { keepOldestTogether } from './sameInvoice';
import { livePaymentIn } from '../find/keyedPayment';
import { findPaidTogether, postBulkPayment } from './sharedPaymentCalls';
import { isUntrusted, NOT_TRUSTED, sendTrusted } from '../../session/trust';
import { asError } from '../../../../shared/values/error';

type Result = IDataObject | Error;

/**
 * Pays the bills of one planned call, each at most once: checks them, session and account, sends once, and after an
 * unclear answer looks instead of sending again. The caller holds the locks of the bills; between processes BILL refuses
 * whatever a bill no longer owes.
 *
 * @returns in the order of the drafts, the payment with `outcome` created or existing, or what is wrong with the item
 */
export async function payBillsOnce(client: RunClient, drafts: BulkPaymentDraft[]): Promise<Result[]> {
	const turn = enterQueue(client.ctx);
	try {
		return await payInTurn(client, drafts, turn);
	} finally {
		turn.leave();
	}
}

async function payInTurn(client: RunClient, drafts: BulkPaymentDraft[], turn: Turn): Promise<Result[]> {
	const caller = client.of(drafts[0]?.itemIndex);
	// Asked before the look, told after it: payments that are there are returned in any session, and whatever else is wrong.
	const found = await findOutBefore(caller, drafts);
	let checked = await checkBills(client, drafts);
	const hasFoundOut = await findOut(caller, drafts.map(askingOf));
	if (checked.isOld || hasFoundOut) checked = await checkBills(client, drafts);
	const { results } = checked;
	if (drafts.some(({ order }) => order.checks.limits !== undefined)) await turn.come;
	const payable = checkTogether(client, drafts, results, found);
	turn.leave();
	if (payable.length > 0) {
		for (const [draft, result] of await send(client, payable)) {
			const isFailed = result instanceof Error;
			results.set(draft, isFailed ? result : { ...result, ...pointedOutFor(client, draft) });
			if (isFailed) giveBack(client, draft, result);
		}
		if (found.day) await cancelWhatIsBeyond(client, found.day, payable, results);
		await lookAgainAfterPaying(client, payable, results);
	}
	return drafts.map((draft) => results.get(draft) ?? refuserFor(client, draft)(NO_OUTCOME));
}

/** Another n8n may have paid in the same moment: what is then beyond a limit of the day does not stay. */
async function cancelWhatIsBeyond(
	client: RunClient,
	day: PaidToday,
	drafts: BulkPaymentDraft[],
	results: Map<BulkPaymentDraft, Result>,
): Promise<void> {
	const made = drafts.flatMap((draft) => {
		const payment = results.get(draft);
		const isNew = payment && !(payment instanceof Error) && payment.outcome === 'created';
		return isNew ? [{ draft, payment, limited: limitedPaymentOf(draft) }] : [];
	});
	const beyond = await cancelBeyondLimits(client.of(drafts[0]?.itemIndex), day, made).catch(
		unlessUnreachable,
	);
	for (const one of made) {
		const objection = beyond?.get(one);
		if (!beyond) results.set(one.draft, { ...one.payment, lookedAgain: false });
		if (!objection) continue;
		const refused = refuserFor(client, one.draft)(objection);
		results.set(one.draft, refused);
		giveBack(client, one.draft, refused);
	}
}

/** For the items that want it. */
async function lookAgainAfterPaying(
	client: BillClient,
	drafts: BulkPaymentDraft[],
	results: Map<BulkPaymentDraft, Result>,
): Promise<void> {
	const paid = drafts.flatMap((draft) => {
		const payment = results.get(draft);
		const isNew = draft.order.looksAgain && payment && !(payment instanceof Error);
		return isNew && payment.outcome === 'created' ? [{ draft, payment }] : [];
	});
	if (paid.length === 0) return;
	const others = await keepOldestTogether(client, paid).catch(unlessUnreachable);
	if (!others) for (const { draft, payment } of paid) results.set(draft, { ...payment, lookedAgain: false });
	for (const [draft, outcome] of others ?? []) results.set(draft, outcome);
}

/** BILL takes all or none of a call, so what it refuses is taken apart here, among the bills that were really sent. */
async function send(client: RunClient, drafts: BulkPaymentDraft[]): Promise<Map<BulkPaymentDraft, Result>> {
	const outcomes = await sendTogether(client, SENDING, drafts);
	const results = new Map<BulkPaymentDraft, Result>();
	for (const [draft, outcome] of outcomes) {
		results.set(draft, 'error' in outcome ? asError(outcome.error) : outcome.record);
	}
	const failed = drafts.filter((draft) => isAboutMoney(results.get(draft)));
	if (failed.length === 0) return await withWords(client, results);
	await lookAgain(client, failed, results).catch((error: unknown) => {
		// BILL that cannot be asked leaves every outcome as it is: unknown, refused, and of the others good.
		if (!(error instanceof NodeApiError)) throw error;
	});
	return await withWords(client, results);
}

async function lookAgain(
	client: BillClient,
	drafts: BulkPaymentDraft[],
	results: Map<BulkPaymentDraft, Result>,
): Promise<void> {
	const paid = await findPaidTogether(client, drafts);
	const billIds = drafts.map(({ order }) => order.billId);
	const bills = await readBills(client.of(drafts[0]?.itemIndex ?? 0), billIds);
	for (const draft of drafts) {
		const payment = paid.get(draft.key);
		const state = textOf(bills.get(draft.order.billId) ?? {}, 'paymentStatus');
		if (payment) results.set(draft, theirs(client, draft, payment));
		const result = results.get(draft);
		if (!payment && result instanceof UnknownOutcomeError)
			results.set(draft, unclear(client, draft, state, result));
	}
}

const SENDING: BulkWrite<BulkPaymentDraft> = {
	size: 50,
	locks: ({ order }) => ({ bill: [order.billId] }),
	maySendAgain: 'never',
	prepare: async () => await Promise.reject(new Error('The items of a payment are read before.')),
	find: async (client, drafts) => {
		const paid = await findPaidTogether(client, drafts);
		const own = drafts.flatMap((draft): Array<[string, IDataObject]> => {
			const payment = paid.get(draft.key);
			return payment ? [[draft.key, created(draft, payment)]] : [];
		});
		return new Map(own);
	},
	accept: (_ctx, payment) => payment,
	send: async (client, drafts) => {
		const itemIndex = drafts[0]?.itemIndex ?? 0;
		const payments = await sendTrusted(
			client.of(itemIndex),
			async () => await postBulkPayment(client, drafts),
		);
		return drafts.map((draft, index) => {
			const payment = payments[index];
			return payment ? created(draft, payment) : refuserFor(client, draft)(NO_OUTCOME);
		});
	},
	keyOf: () => '',
	written: (payment) => payment,
};

function created({ order }: BulkPaymentDraft, payment: IDataObject): IDataObject {
	return { ...payment, billId: order.billId, outcome: 'created' };
}

/** Another process paid the same items a moment ago. */
function theirs(client: BillClient, draft: BulkPaymentDraft, payment: IDataObject): Result {
	try {
		const live = livePaymentIn([payment], draft.order, refuserFor(client, draft));
		return { ...(live ?? payment), billId: draft.order.billId, outcome: 'existing' };
	} catch (error) {
		return asError(error);
	}
}

function unclear(
	client: BillClient,
	draft: BulkPaymentDraft,
	paymentStatus: string,
	told: UnknownOutcomeError,
): Error {
	const { settlesAtMs } = told;
	const isUnderWay = paymentStatus !== '' && paymentStatus !== 'UNPAID';
	const seen = isUnderWay
		? `shows no payment ${draft.transactionNumber}, though the bill is ${paymentStatus}`
		: `shows no payment ${draft.transactionNumber}, and the bill is ${paymentStatus || 'unreadable'}`;
	return refuserFor(client, draft)(
		{
			reason: 'unknownOutcome',
			what: `BILL gave no clear answer and ${seen}`,
			fix: settlesAtMs === undefined ? RUN_AGAIN : runAgainAfter(settlesAtMs),
			cure: cureOf(told),
		},
		{ paymentStatus, transactionNumber: draft.transactionNumber },
	);
}

/** The look for a payment comes before each call, and BILL pays no bill above what it owes. */
const RUN_AGAIN = 'Run this item again: the node looks for the payment first, so the bill is not paid twice.';

function runAgainAfter(settlesAtMs: number): string {
	return `BILL may still be at work on it. Run this item again after ${minuteText(settlesAtMs)}: the node looks for the payment first, so the bill is not paid twice.`;
}

const NO_OUTCOME = {
	reason: 'unknownOutcome',
	what: 'BILL accepted the request but returned no payment',
	fix: RUN_AGAIN,
};

/** Refused as above what is due, or nobody knows: both may mean that a payment of these items exists. */
function isAboutMoney(result: Result | undefined): boolean {
	if (result instanceof UnknownOutcomeError) return true;
	return result instanceof BillRefusedError && result.code === 'BDC_1159';
}

async function withWords(
	client: BillClient,
	results: Map<BulkPaymentDraft, Result>,
): Promise<Map<BulkPaymentDraft, Result>> {
	for (const [draft, result] of results) {
		const refuse = refuserFor(client, draft);
		if (isUntrusted(result)) results.set(draft, refuse(NOT_TRUSTED));
		else if (isRefusedAccount(result)) {
			const words = await inWordsOfAccount(client, draft.order.fundingAccount, result, refuse);
			results.set(draft, asError(words));
		}
	}
	return results;
}

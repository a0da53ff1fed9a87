import chunk from 'lodash/chunk';
import { bulkTransactionNumber } from '../../../../shared/keys';
import { fromCents } from '../../../../shared/money';
import type { BulkWrite } from '../../../operation/bulkWrite';
import { parameters } from '../../../parameters/reader';
import { type BulkPaymentDraft, refuserFor } from './sharedPaymentDraft';
import { findPaidTogether } from './sharedPaymentCalls';
import { isUndone, withFacts } from '../find/paymentState';
import { livePaymentIn } from '../find/keyedPayment';
import { findOut } from '../checks/evidence';
import { approvedVendor } from '../checks/objectionsTo';
import { payBillsOnce } from './payBillsOnce';
import { readPaymentDraft } from '../one/readPaymentDraft';
import { dayForBill } from '../one/payWhen';
import { readBills } from '../../bill/find/readBills';
import type { BillClient, RunClient } from '../../../transport/client';

/**
 * BILL takes 50 (createbulkpayment, 2026-11). The number of a call tells its keys, and with 50 of them it seems to hold one
 * in seven that it does not; with 16 it is one in four hundred.
 */
const BILLS_A_CALL = 16;

/**
 * Many bills in one call. BILL keeps one transaction number for all payments of a call, so it is made of the idempotency
 * keys of the items that share it: the same items again find their payments. An item that comes in another company finds
 * its bill paid, and gets the payment that pays it; that is why a bill is paid in bulk as a whole, or not at all.
 */
export const payTogether: BulkWrite<BulkPaymentDraft> = {
	size: BILLS_A_CALL,
	maySendAgain: 'never',
	prepare: async (_ctx, itemIndex, client) => await prepare(client, itemIndex),
	groupOf: ({ transactionNumber }) => transactionNumber,
	find: async (client, drafts) => {
		await setDays(client, drafts);
		// One list for all calls of a run, where the items say who their vendors are.
		const asking = drafts.map(({ order: { checks } }) => ({ checks, vendorId: approvedVendor(checks) }));
		await findOut(client, asking);
		const unplanned = drafts.filter(({ transactionNumber }) => transactionNumber === '');
		planCalls(unplanned);
		// A single item is looked up right before its call: what is found earlier could only stop others.
		if (unplanned.length === 1 && drafts.length === 1) return new Map();
		const paid = await findPaidTogether(client, drafts);
		// Right before the call it is also asked whether an older payment was kept instead of one that was taken back.
		return new Map([...paid].filter(([, payment]) => !isUndone(payment)));
	},
	accept: (client, payment, draft) => {
		const live = livePaymentIn([payment], draft.order, refuserFor(client, draft));
		return withFacts({ ...(live ?? payment), billId: draft.order.billId, outcome: 'existing' });
	},
	send: async (client, drafts) => await payBillsOnce(client, drafts),
	keyOf: () => '',
	written: withFacts,
};

async function prepare(client: RunClient, itemIndex: number): Promise<BulkPaymentDraft> {
	const order = await readPaymentDraft(client, itemIndex);
	const { billId, amountCents, more } = order;
	const read = parameters(client.ctx, itemIndex, `Payment of bill ${billId}`);
	if (more.vendorCredits) throw read.refuse('BILL does not accept Vendor Credits in bulk', SINGLE);
	if (more.paymentPurpose) throw read.refuse('BILL does not accept a Payment Purpose in bulk', SINGLE);
	return {
		order,
		itemIndex,
		key: order.transactionNumber,
		subject: `Bill ${billId}`,
		body: { billId, amount: fromCents(amountCents) },
		transactionNumber: '',
	};
}

/** Before the calls are planned: items of different days never share one. Most items tell the day themselves. */
async function setDays(client: BillClient, drafts: BulkPaymentDraft[]): Promise<void> {
	const open = drafts.filter(({ order }) => order.daysBeforeDue !== undefined);
	if (open.length === 0) return;
	const bills = await readBills(
		client.of(open[0]?.itemIndex),
		open.map(({ order }) => order.billId),
	);
	for (const { order } of open) {
		order.processDate = dayForBill(order, bills.get(order.billId), order.fundingAccount.type);
		order.daysBeforeDue = undefined;
	}
}

const SINGLE = 'Switch off Send in Bulk for it.';

/**
 * Shares the items out to calls before anything is known about them: what was paid since the last time must not move an
 * item into another call, where its payment would not be found.
 */
function planCalls(drafts: BulkPaymentDraft[]): void {
	const groups = new Map<string, BulkPaymentDraft[]>();
	for (const draft of drafts) {
		const terms = termsOf(draft);
		groups.set(terms, [...(groups.get(terms) ?? []), draft]);
	}
	for (const group of groups.values()) {
		for (const call of chunk(group, BILLS_A_CALL)) {
			const [{ order: first }] = call;
			const keys = call.map(({ order }) => order.idempotencyKey);
			const transactionNumber = call.length === 1 ? first.transactionNumber : bulkTransactionNumber(keys);
			for (const draft of call) draft.transactionNumber = transactionNumber;
		}
	}
}

/** What BILL takes once for a call: account, day, options. */
function termsOf({ order }: BulkPaymentDraft): string {
	const { currency, fundingAccount, processDate, more, processingOptions } = order;
	return JSON.stringify([currency, fundingAccount, processDate, more, processingOptions]);
}

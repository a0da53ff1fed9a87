import type { IDataObject } from 'n8n-workflow';
import { formatCents, toCents } from '../../../../shared/money';
import { linesOf, resentLine } from '../../bill/lines/billLines';
import { putBill, replacementOf } from '../../bill/write/replacement';
import { textOf } from '../../../records/record';
import {
	creditsOn,
	type CreditUse,
	directCents,
	leftCents,
	otherCredits,
	refusedUse,
	useRecord,
	withCreditAndBill,
} from './creditUse';
import type { BillClient } from '../../../transport/client';

/** Payment states in which money is on its way. */
const UNDER_WAY = new Set(['SCHEDULED', 'IN_PROCESS']);

/**
 * Takes a credit off a bill: the bill is written anew without it, with its lines, ids, codes and other credits. Where it
 * is not on the bill, nothing is sent. Returns how both stand now, with `outcome`: takenBack or unchanged.
 *
 * @throws FailedCheckError `billHasPayments` while a payment of the bill is scheduled, `appliedByPayment` when a payment used
 * the credit up, `creditsDiffer` when BILL answers with the credit still on the bill
 */
export async function takeBackCredit(client: BillClient, use: CreditUse): Promise<IDataObject> {
	return await withCreditAndBill(client, use, async (both) => {
		const { credit, bill } = both;
		const has = creditsOn(bill);
		const left = leftCents(credit);
		if (!has.has(use.vendorCreditId)) return useRecord('unchanged', both, { amount: 0, left });
		assertNothingScheduled(client, use, bill);
		const taken = directCents(credit, use.billId) ?? has.get(use.vendorCreditId);
		if (taken === 0) throw usedByPayment(client, use);
		const others = await otherCredits(client, bill, use);
		const changes = {
			billLineItems: linesOf(bill).map(resentLine),
			vendorCredits: others.length > 0 ? others : undefined,
		};
		const after = await putBill(client, use.billId, replacementOf(bill, changes));
		assertGone(client, use, after, has.get(use.vendorCreditId));
		const remaining = left === undefined || taken === undefined ? undefined : left + taken;
		return useRecord('takenBack', { credit, bill: after }, { amount: taken, left: remaining });
	});
}

function assertNothingScheduled(client: BillClient, use: CreditUse, bill: IDataObject): void {
	const status = textOf(bill, 'paymentStatus');
	const scheduled = toCents(bill.scheduledAmount) ?? 0;
	if (scheduled === 0 && !UNDER_WAY.has(status)) return;
	const amount = scheduled > 0 ? `${formatCents(scheduled)} of the bill is` : 'A payment of the bill is';
	const what = `${amount} scheduled (${status || 'status unknown'}), calculated with the credit`;
	const fix = 'Nothing was changed. Cancel the payment first.';
	throw refusedUse(
		client,
		use,
		{ reason: 'billHasPayments', what, fix },
		{ paymentStatus: status, scheduledAmount: formatCents(scheduled) },
	);
}

function usedByPayment(client: BillClient, use: CreditUse): Error {
	return refusedUse(client, use, {
		reason: 'appliedByPayment',
		what: 'the credit was used together with a payment, and BILL cannot release it',
		fix: 'Void the payment in BILL if it was wrong.',
	});
}

function assertGone(
	client: BillClient,
	use: CreditUse,
	after: IDataObject,
	before: number | undefined,
): void {
	const is = creditsOn(after);
	if (!is.has(use.vendorCreditId) || is.get(use.vendorCreditId) !== before) return;
	throw refusedUse(client, use, {
		reason: 'creditsDiffer',
		what: 'BILL accepted the change, but still shows the credit on the bill',
		fix: 'Check the bill in BILL.',
	});
}

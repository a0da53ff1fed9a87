import { fromCents, isWholeCents, toCents } from '../../simulator/money';
import { dueCents } from '../bills/amounts';
import type { OfflinePaymentDraft } from '../bodies/payment';
import { checkedCreditCents, useCredits } from '../credits/uses';
import { refusal } from '../refusals/refusal';
import type { CreditPart, Payment, Session } from '../store/rows';
import { isoDate, timestamp } from '../values/dates';
import { newId, newSecret } from '../values/ids';
import type { World } from '../world/world';

/** Cents per bill. @throws Refusal BDC_1205, BDC_9004, BDC_9005, BDC_1119, BDC_1159 */
function centsByBill(world: World, draft: OfflinePaymentDraft): Map<string, number> {
	const cents = new Map<string, number>();
	for (const [index, { billId, amount }] of draft.payments.entries()) {
		const place = `payments[${index}]`;
		const bill = world.store.bills.get(billId);
		if (!bill) throw refusal('referenceUnknown', `${place}.billId ${billId}`);
		if (bill.archived) throw refusal('objectArchived', `Bill ${billId}`);
		if (bill.vendorId !== draft.vendorId) throw refusal('vendorMismatch', draft.vendorId);
		if (!isWholeCents(amount) || amount <= 0)
			throw refusal('businessFieldInvalid', `${place}.amount: must be positive, at most two decimals`);
		const paid = (cents.get(billId) ?? 0) + toCents(amount);
		if (paid > dueCents(bill)) throw refusal('overpaid', `${fromCents(paid)} of ${bill.dueAmount}`);
		cents.set(billId, paid);
	}
	return cents;
}

/**
 * The credits by bill: they fill what the bills of the payment still owe beyond it, first bill first (assumed; the call
 * names credits for all bills together).
 * @throws Refusal as checkedCreditCents, BDC_9023 for more than the bills owe
 */
function creditsByBill(
	world: World,
	{ vendorId, vendorCredits = [] }: OfflinePaymentDraft,
	cents: Map<string, number>,
): Map<string, CreditPart[]> {
	checkedCreditCents(world, vendorId, vendorCredits);
	const left = vendorCredits.map(({ id: creditId, amount }) => ({ id: creditId, cents: toCents(amount) }));
	const byBill = new Map<string, CreditPart[]>();
	for (const [billId, paidCents] of cents) {
		const bill = world.store.bills.get(billId);
		let openCents = (bill ? dueCents(bill) : 0) - paidCents;
		for (const credit of left) {
			const takenCents = Math.min(credit.cents, openCents);
			if (takenCents <= 0) continue;
			credit.cents -= takenCents;
			openCents -= takenCents;
			const part = { id: credit.id, amount: fromCents(takenCents) };
			byBill.set(billId, [...(byBill.get(billId) ?? []), part]);
		}
	}
	if (left.some((credit) => credit.cents > 0))
		throw refusal('creditUnusable', 'more than the bills owe beyond the payment');
	return byBill;
}

/**
 * Stores a payment made outside of BILL: PAID and OFFLINE from the start (docs/record-ap-payments). Its `singleStatus`,
 * the missing funding account and that unapproved bills may be recorded are assumed.
 * @throws Refusal BDC_1205 (ids), BDC_1159 (more than is due), BDC_9004, BDC_9005, BDC_1119
 */
export function recordOfflinePayment(world: World, session: Session, draft: OfflinePaymentDraft): Payment {
	const vendor = world.store.vendors.get(draft.vendorId);
	if (!vendor) throw refusal('referenceUnknown', `vendorId ${draft.vendorId}`);
	const cents = centsByBill(world, draft);
	const credited = creditsByBill(world, draft, cents);
	const id = newId('stp');
	const billPayments = [...cents].map(([billId, billCents]) => ({
		id: newId('blp'),
		billId,
		amount: fromCents(billCents),
		...(credited.has(billId) ? { vendorCredits: credited.get(billId) } : {}),
	}));
	for (const [billId, parts] of credited) useCredits(world, billId, parts, id);
	const now = timestamp(world.clock.now());
	return world.store.payments.put({
		id,
		vendorId: vendor.id,
		vendorName: vendor.name,
		...(billPayments.length === 1 ? { billId: billPayments[0].billId } : {}),
		billPayments,
		processDate: draft.processDate,
		fundingAccount: { type: 'UNDEFINED' },
		amount: fromCents(billPayments.reduce((sum, { amount }) => sum + toCents(amount), 0)),
		...(draft.description === undefined ? {} : { description: draft.description }),
		processingOptions: {},
		transactionNumber: newSecret(9),
		confirmationNumber: `P${isoDate(world.clock.now()).replaceAll('-', '')}${world.store.payments.size + 1}`,
		status: 'PAID',
		singleStatus: 'DELIVERED',
		onlinePayment: false,
		disbursementType: 'OFFLINE',
		disbursementStatus: 'DONE',
		createdBy: session.userId,
		cancelRequestSubmitted: false,
		createdTime: now,
		updatedTime: now,
	});
}

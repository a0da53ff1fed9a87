import { dueCents } from '../bills/amounts';
import { isoDate, timestamp } from '../clock';
import { newId, newSecret } from '../ids';
import { fromCents, isWholeCents, toCents } from '../money';
import { refusal } from '../refusal';
import { date, filledText, flag, list, number, object, text } from '../schema';
import type { LedgerCoding, Payment, Session } from '../store/rows';
import type { World } from '../world';

/** What a caller sends to record money paid outside of BILL (R:recordpayment). Amounts in major units. */
export interface OfflinePaymentDraft {
	vendorId: string;
	processDate: string;
	toPrintCheck: boolean;
	payments: Array<{ billId: string; amount: number }>;
	description?: string;
	classifications?: LedgerCoding;
	vendorCredits?: Array<{ id: string; amount: number }>;
}

const id = filledText();

/** Body of POST /v3/bills/record-payment, without the two fields whose names are not published. */
export const offlinePaymentSchema = object(
	{
		vendorId: id,
		processDate: date,
		toPrintCheck: flag,
		payments: list(object({ billId: id, amount: number }, ['billId', 'amount']), 1),
		description: text(),
		classifications: object({
			chartOfAccountId: id,
			accountingClassId: id,
			departmentId: id,
			locationId: id,
			itemId: id,
		}),
		vendorCredits: list(object({ id, amount: number }, ['id', 'amount'])),
	},
	['vendorId', 'processDate', 'toPrintCheck', 'payments'],
);

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
 * Stores a payment made outside of BILL: PAID and OFFLINE from the start (docs/record-ap-payments). Its `singleStatus`,
 * the missing funding account and that unapproved bills may be recorded are assumed.
 * @throws Refusal BDC_1205 (ids), BDC_1159 (more than is due), BDC_9004, BDC_9005, BDC_1119
 */
export function recordOfflinePayment(world: World, session: Session, draft: OfflinePaymentDraft): Payment {
	const vendor = world.store.vendors.get(draft.vendorId);
	if (!vendor) throw refusal('referenceUnknown', `vendorId ${draft.vendorId}`);
	// Credits are applied to bills and payments only; here every one is unknown.
	const [credit] = draft.vendorCredits ?? [];
	if (credit) throw refusal('referenceUnknown', `vendorCredits ${credit.id}`);
	const billPayments = [...centsByBill(world, draft)].map(([billId, cents]) => ({
		id: newId('blp'),
		billId,
		amount: fromCents(cents),
	}));
	const now = timestamp(world.clock.now());
	return world.store.payments.put({
		id: newId('stp'),
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

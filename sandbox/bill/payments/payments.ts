import { isPayable } from '../bills/approval';
import { dueCents } from '../bills/amounts';
import { createBill } from '../bills/bills';
import { isBusinessDay, nextBusinessDay } from '../businessDays';
import { isoDate, timestamp } from '../clock';
import { newId, newSecret } from '../ids';
import { isWholeCents, toCents } from '../money';
import { refusal } from '../refusal';
import type { Bill, Payment, Session, Vendor } from '../store/rows';
import type { World } from '../world';
import { refuseUnverifiedBank } from '../vendors/bankAccount';
import type { PaymentDraft } from './draft';
import { usableBankAccount } from './funding';

/** The payment a path names. @throws Refusal 404 BDC_1205 */
export function paymentOfPath(world: World, paymentId: string): Payment {
	const payment = world.store.payments.get(paymentId);
	if (!payment) throw refusal('objectUnknown', paymentId);
	return payment;
}

/** Next US business day unless told; a date that is past, today or no business day answers BDC_1152 (today: assumed). */
function processDateOf(world: World, draft: PaymentDraft, vendor: Vendor): string {
	const today = isoDate(world.clock.now());
	const earliest = nextBusinessDay(today);
	const date = draft.processDate ?? earliest;
	if (date < earliest || !isBusinessDay(date)) throw refusal('processDateInvalid', date);
	if (vendor.billCurrency !== 'USD') {
		if (date !== earliest) throw refusal('processDateInvalid', date);
		if (draft.exchangeRateBatchId === undefined) throw refusal('exchangeRateMissing', vendor.billCurrency);
	}
	refuseUnverifiedBank(world, vendor, date);
	return date;
}

/** A bill for a payment with `createBill`. Which invoice number BILL gives it is unknown; a generated one is assumed. */
function billForPayment(world: World, session: Session, draft: PaymentDraft, dueDate: string): Bill {
	const invoiceDate = isoDate(world.clock.now());
	return createBill(world, session, {
		vendorId: draft.vendorId ?? '',
		dueDate,
		invoice: { invoiceNumber: `PAY-${newSecret(6)}`, invoiceDate },
		billLineItems: [{ amount: draft.amount }],
	});
}

function payableBill(world: World, draft: PaymentDraft): Bill {
	if (draft.billId === undefined) throw refusal('fieldInvalid', 'billId: must not be null');
	const bill = world.store.bills.get(draft.billId);
	if (!bill) throw refusal('referenceUnknown', `billId ${draft.billId}`);
	if (bill.archived) throw refusal('objectArchived', `Bill ${bill.id}`);
	if (draft.vendorId !== undefined && draft.vendorId !== bill.vendorId)
		throw refusal('vendorMismatch', draft.vendorId);
	if (!isPayable(bill.approvalStatus) && !world.switches.adminBypass) {
		throw refusal('billUnapproved', bill.id, { code: world.switches.unapprovedPayCode });
	}
	const requested = toCents(draft.amount);
	if (requested > dueCents(bill)) throw refusal('overpaid', `${draft.amount} of ${bill.dueAmount}`);
	return bill;
}

function refuseUnknownOptions(world: World, draft: PaymentDraft): void {
	if (!isWholeCents(draft.amount) || draft.amount <= 0)
		throw refusal('businessFieldInvalid', 'amount: must be positive, at most two decimals');
	const delivery = draft.processingOptions.requestCheckDeliveryType ?? 'STANDARD';
	if (!world.switches.deliveryTypes.includes(delivery))
		throw refusal('parameterInvalid', `requestCheckDeliveryType: ${delivery}`);
	const [credit] = draft.vendorCredits ?? [];
	if (credit) throw refusal('referenceUnknown', `vendorCredits ${credit.id}`);
	const { transactionNumber } = draft;
	if (!world.switches.uniqueTransactionNumber || transactionNumber === undefined) return;
	const isTaken = world.store.payments.find('transactionNumber', transactionNumber).length > 0;
	if (isTaken) throw refusal('transactionNumberTaken', transactionNumber);
}

function disbursementTypeOf(world: World, vendor: Vendor): string {
	const { disbursementTypes } = world.switches;
	const usual = vendor.paymentInformation.payByType === 'ACH' ? 'ACH' : 'CHECK';
	return disbursementTypes.includes(usual) ? usual : (disbursementTypes[0] ?? usual);
}

/**
 * Schedules a payment.
 * @throws Refusal BDC_1361 (trust), BDC_1151 (funding), BDC_1205 (ids), BDC_1159 (more than is due), BDC_1152 (date), BDC_9001 (approval)
 */
export function createPayment(
	world: World,
	session: Session,
	draft: PaymentDraft,
): { payment: Payment; newBill?: Bill } {
	if (session.kind === 'token') throw refusal('permissionMissing');
	if (world.switches.mfaRequired && !session.trusted) throw refusal('mfaUntrusted');
	refuseUnknownOptions(world, draft);
	usableBankAccount(world, session, draft.fundingAccount);
	const isWithoutBill = draft.processingOptions.createBill === true;
	if (isWithoutBill && draft.billId !== undefined)
		throw refusal('fieldInvalid', 'billId: leave out when createBill is true');
	const known = isWithoutBill ? undefined : payableBill(world, draft);
	const vendorId = known?.vendorId ?? draft.vendorId ?? '';
	const vendor = world.store.vendors.get(vendorId);
	if (!vendor) throw refusal('referenceUnknown', `vendorId ${vendorId}`);
	const processDate = processDateOf(world, draft, vendor);
	const bill = known ?? billForPayment(world, session, draft, processDate);
	const now = timestamp(world.clock.now());
	const payment: Payment = {
		id: newId('stp'),
		vendorId: vendor.id,
		vendorName: vendor.name,
		billId: bill.id,
		billPayments: [{ id: newId('blp'), billId: bill.id, amount: draft.amount }],
		processDate,
		fundingAccount: draft.fundingAccount,
		amount: draft.amount,
		...(draft.description === undefined ? {} : { description: draft.description }),
		processingOptions: draft.processingOptions,
		transactionNumber: draft.transactionNumber ?? newSecret(9),
		confirmationNumber: `P${isoDate(world.clock.now()).replaceAll('-', '')}${world.store.payments.size + 1}`,
		status: 'SCHEDULED',
		singleStatus: 'SCHEDULED',
		onlinePayment: true,
		disbursementType: disbursementTypeOf(world, vendor),
		disbursementStatus: 'UNDEFINED',
		createdBy: session.userId,
		cancelRequestSubmitted: false,
		createdTime: now,
		updatedTime: now,
	};
	return { payment: world.store.payments.put(payment), newBill: known ? undefined : bill };
}

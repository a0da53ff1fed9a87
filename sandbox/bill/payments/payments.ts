import { given } from '../../simulator/fields';
import { fromCents, toCents } from '../../simulator/money';
import { publishBill } from '../bills/billEvents';
import { createBill } from '../bills/bills';
import type { PaymentDraft } from '../bodies/payment';
import { useCredits } from '../credits/uses';
import { Refusal, refusal } from '../refusals/refusal';
import type { Bill, Payment, Session, Vendor } from '../store/rows';
import { isoDate, timestamp } from '../values/dates';
import { newId, newSecret } from '../values/ids';
import type { World } from '../world/world';
import { publishFailedPayment, publishPayment } from './paymentEvents';
import type { FailedPayment } from './paymentEvents';
import { planPayment, refuseTerms } from './plan';
import type { PaymentPlan } from './plan';
import { planStep, refreshBill } from './progress';

/** The payment a path names. @throws Refusal 404 BDC_1205 */
export function paymentOfPath(world: World, paymentId: string): Payment {
	const payment = world.store.payments.get(paymentId);
	if (!payment) throw refusal('objectUnknown', paymentId);
	return payment;
}

/** Who pays; a payment made in the background has no session any more. */
type Payer = Pick<Session, 'userId'>;

/** A bill for a payment with `createBill`. Which invoice number BILL gives it is unknown; a generated one is assumed. */
function billForPayment(world: World, payer: Payer, { draft, vendor, processDate }: PaymentPlan): Bill {
	const invoiceDate = isoDate(world.clock.now());
	const credited = (draft.vendorCredits ?? []).reduce((sum, { amount }) => sum + toCents(amount), 0);
	const bill = createBill(world, payer, {
		vendorId: vendor.id,
		dueDate: processDate,
		invoice: { invoiceNumber: `PAY-${newSecret(6)}`, invoiceDate },
		billLineItems: [{ amount: fromCents(toCents(draft.amount) + credited) }],
	});
	publishBill(world, 'bill.created', bill);
	return bill;
}

/** How the vendor gets the money: by what is known of it, or what a switch leaves. */
function disbursementTypeOf(world: World, { address, billCurrency, paymentInformation }: Vendor): string {
	const { disbursementTypes } = world.switches;
	const isForeign = billCurrency !== 'USD' || (address.country ?? 'US') !== 'US';
	const domestic = paymentInformation.payByType === 'ACH' ? 'ACH' : 'CHECK';
	const usual = isForeign ? 'INTERNATIONAL' : domestic;
	return disbursementTypes.includes(usual) ? usual : (disbursementTypes[0] ?? usual);
}

/** Stores a payment that has just begun, starts its way and tells the subscribers. */
export function putNewPayment(world: World, payment: Payment): Payment {
	world.store.payments.put(payment);
	planStep(world, payment);
	if (world.switches.paymentUpdatedOnCreate) publishPayment(world, payment);
	for (const { billId } of payment.billPayments) refreshBill(world, billId);
	return payment;
}

/** Stores one payment of these plans, all of one vendor and one call, and tells the subscribers. */
export function schedulePayment(
	world: World,
	payer: Payer,
	[first, ...others]: [PaymentPlan, ...PaymentPlan[]],
): Payment {
	const { draft, vendor, processDate } = first;
	const id = newId('stp');
	const billPayments = [first, ...others].map((plan) => {
		const bill = plan.bill ?? billForPayment(world, payer, plan);
		const { vendorCredits = [] } = plan.draft;
		useCredits(world, bill.id, vendorCredits, id);
		return {
			id: newId('blp'),
			billId: bill.id,
			amount: plan.draft.amount,
			...(vendorCredits.length > 0 ? { vendorCredits } : {}),
		};
	});
	const now = timestamp(world.clock.now());
	const { description, paymentPurpose } = draft;
	const payment: Payment = {
		id,
		vendorId: vendor.id,
		vendorName: vendor.name,
		...(billPayments.length === 1 ? { billId: billPayments[0].billId } : {}),
		billPayments,
		processDate,
		fundingAccount: draft.fundingAccount,
		amount: fromCents(billPayments.reduce((sum, { amount }) => sum + toCents(amount), 0)),
		...given({ description, paymentPurpose }),
		processingOptions: draft.processingOptions ?? {},
		transactionNumber: draft.transactionNumber ?? newSecret(9),
		confirmationNumber: `P${isoDate(world.clock.now()).replaceAll('-', '')}${world.store.payments.size + 1}`,
		status: 'SCHEDULED',
		singleStatus: 'SCHEDULED',
		onlinePayment: true,
		disbursementType: disbursementTypeOf(world, vendor),
		disbursementStatus: 'UNDEFINED',
		createdBy: payer.userId,
		cancelRequestSubmitted: false,
		createdTime: now,
		updatedTime: now,
	};
	return putNewPayment(world, payment);
}

/** Pays one bill, or a vendor whose bill is made with it. @throws Refusal as refuseTerms and planPayment */
export function createPayment(world: World, session: Session, draft: PaymentDraft): Payment {
	refuseTerms(world, session, draft);
	return schedulePayment(world, session, [planPayment(world, draft)]);
}

/** Business rules answer so (422); a call that is wrong in itself is told nobody else (assumed). */
const BUSINESS_STATUS = 422;

/** Does the work; where a business rule forbids the payment, subscribers to `payment.failed` hear of it as well. */
export function tellingOfFailure<T>(world: World, about: Omit<FailedPayment, 'refused'>, work: () => T): T {
	try {
		return work();
	} catch (refused) {
		if (refused instanceof Refusal && refused.status === BUSINESS_STATUS)
			publishFailedPayment(world, { ...about, refused });
		throw refused;
	}
}

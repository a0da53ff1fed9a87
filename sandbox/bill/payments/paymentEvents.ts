import type { PaymentTerms } from '../bodies/payment';
import type { Refusal } from '../refusals/refusal';
import type { FundingAccount, Payment } from '../store/rows';
import { nextBusinessDay, timestamp } from '../values/dates';
import { maskNumber } from '../values/ids';
import type { World } from '../world/world';

/** Money is with BILL or beyond: the payload then says how and when the vendor gets it. */
const UNDER_WAY = [
	'PROCESSED',
	'SENT',
	'DELIVERED',
	'PARTIALLY_CLAIMED',
	'CLEARED',
	'DISBURSEMENT_FAILED_ACTION_NEEDED',
];

/** What the money comes from, flat, by type. */
function flatFunding({ store }: World, { type, id = '' }: FundingAccount) {
	const bank = store.bankAccounts.get(id);
	if (bank) return { type, id, name: bank.bankName, accountNumber: maskNumber(bank.accountNumber) };
	const card = store.cardAccounts.get(id);
	if (card) return { type, id, name: card.name, last4: card.last4 };
	return type === 'WALLET' ? { type } : { type, id };
}

function fundingOf(world: World, payment: Payment) {
	const flat = flatFunding(world, payment.fundingAccount);
	return world.switches.nestedFunding
		? { fundingAccount: flat, amount: payment.amount, currency: 'USD' }
		: flat;
}

/** Tells subscribers that a payment changed its status. `status` holds the `singleStatus` value (docs/payment-webhook-notification-payloads). */
export function publishPayment(world: World, payment: Payment): void {
	const isUnderWay = UNDER_WAY.includes(payment.singleStatus);
	world.notifier.publish('payment.updated', payment.id, {
		id: payment.id,
		billIds: payment.billPayments.map(({ billId }) => billId),
		transactionNumber: payment.transactionNumber,
		status: payment.singleStatus,
		createdBy: payment.createdBy,
		createdTime: payment.createdTime,
		updatedTime: payment.updatedTime,
		processDate: payment.processDate,
		funding: fundingOf(world, payment),
		disbursement: {
			type: payment.disbursementType,
			amount: payment.amount,
			...(isUnderWay ? { arrivesByDate: nextBusinessDay(payment.processDate) } : {}),
		},
		vendor: { id: payment.vendorId, name: payment.vendorName },
		billingType: 'BDC',
	});
}

/** A payment BILL did not make. */
export interface FailedPayment {
	bills: Array<{ id: string; amount: number }>;
	terms: PaymentTerms;
	createdBy: string;
	refused: Refusal;
}

/** Tells subscribers that a payment was not made: there is none, so there is no payment id (form of the rest: field). */
export function publishFailedPayment(
	world: World,
	{ bills, terms, createdBy, refused }: FailedPayment,
): void {
	const now = timestamp(world.clock.now());
	const vendorId = terms.vendorId ?? world.store.bills.get(bills[0]?.id ?? '')?.vendorId ?? '';
	const vendor = world.store.vendors.get(vendorId);
	world.notifier.publish('payment.failed', bills[0]?.id ?? vendorId, {
		bills,
		...(vendor ? { vendor: { id: vendor.id, name: vendor.name } } : {}),
		fundingAccount: flatFunding(world, terms.fundingAccount),
		...(terms.transactionNumber === undefined ? {} : { transactionNumber: terms.transactionNumber }),
		createdBy,
		createdTime: now,
		updatedTime: now,
		errors: refused.entries.map(({ code, message }) => ({ code, message, timestamp: now })),
	});
}

import { nextBusinessDay } from '../businessDays';
import type { Payment } from '../store/rows';
import { maskNumber } from '../vendors/vendors';
import type { World } from '../world';

/** Money is with BILL or beyond: the payload then says how and when the vendor gets it. */
const UNDER_WAY = [
	'PROCESSED',
	'SENT',
	'DELIVERED',
	'PARTIALLY_CLAIMED',
	'CLEARED',
	'DISBURSEMENT_FAILED_ACTION_NEEDED',
];

function fundingOf(world: World, payment: Payment) {
	const account = world.store.bankAccounts.get(payment.fundingAccount.id ?? '');
	const flat = account
		? {
				type: 'BANK_ACCOUNT',
				id: account.id,
				name: account.bankName,
				accountNumber: maskNumber(account.accountNumber),
			}
		: { ...payment.fundingAccount };
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

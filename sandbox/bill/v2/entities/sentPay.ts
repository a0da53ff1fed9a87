import type { Payment } from '../../store/rows';
import { v2Head } from '../base/entity';
import type { V2Entity, V2Object } from '../base/entity';
import { NO_ID } from '../base/fields';

/** Numbers of `status` (assumed). */
const STATUSES: Record<string, string | undefined> = { SCHEDULED: '1', PAID: '2', CANCELLED: '3', VOID: '4' };

/** A payment as v2 shows it. */
export function sentPayView(row: Payment): V2Object {
	return {
		...v2Head('SentPay', row),
		vendorId: row.vendorId,
		processDate: row.processDate,
		amount: row.amount,
		status: STATUSES[row.status] ?? '0',
		description: row.description ?? null,
		txnNumber: row.transactionNumber,
		isOnline: row.onlinePayment,
		bankAccountId: row.fundingAccount.id ?? NO_ID,
		billPays: row.billPayments.map(({ id, billId, amount }) => ({
			entity: 'BillPay',
			id,
			billId,
			amount,
		})),
	};
}

/** Payments: made by PayBills and RecordAPPayment, not by Crud. */
export const sentPayEntity: V2Entity = {
	name: 'SentPay',
	list: ({ store }) => store.payments.all().map(sentPayView),
	find: ({ store }, id) => {
		const row = store.payments.get(id);
		return row && sentPayView(row);
	},
};

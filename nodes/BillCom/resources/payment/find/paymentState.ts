import type { IDataObject } from 'n8n-workflow';
import { withBills } from '../../../records/paidBills';
import { textOf } from '../../../records/record';

/** `singleStatus` values after which the money did not move and will not (BILL single-status-payment-values). */
const UNDONE_SINGLE = new Set(['CANCELLATION_IN_PROGRESS', 'CANCELED', 'VOIDED', 'FUNDING_FAILED_VOIDED']);
/** The same in `status`, which spells one of them differently. */
const UNDONE_STATUS = new Set(['CANCELLED', 'VOID']);

/** Whether a payment was taken back. Unknown values count as a live payment. */
export function isUndone(payment: IDataObject): boolean {
	return UNDONE_SINGLE.has(textOf(payment, 'singleStatus')) || UNDONE_STATUS.has(textOf(payment, 'status'));
}

/** Values after which the money did not reach the vendor, though nobody has taken the payment back yet. */
const FAILED_SINGLE = new Set([
	'FUNDING_FAILED_ACTION_NEEDED',
	'DISBURSEMENT_FAILED_ACTION_NEEDED',
	'DISBURSEMENT_FAILED_VENDOR_BANK_REJECTED',
]);

/** Of several payments with one key, those that count: live ones before failed ones before those taken back. */
export function thatCount(payments: IDataObject[]): IDataObject[] {
	const standing = payments.filter((payment) => !isUndone(payment));
	const live = standing.filter((payment) => !isFailed(payment));
	if (live.length > 0) return live;
	return standing.length > 0 ? standing : payments;
}

/** The live ones among those that count: none where every payment was taken back. */
export function liveIn(payments: IDataObject[]): IDataObject[] {
	return thatCount(payments).filter((payment) => !isUndone(payment));
}

/** Whether the payment moves money, or has moved it: neither taken back nor failed. */
export function isLive(payment: IDataObject): boolean {
	return !isUndone(payment) && !isFailed(payment);
}

/** A payment as it leaves the node: with what it pays of each bill, and whether it is live. */
export function withFacts(payment: IDataObject): IDataObject {
	return { ...withBills(payment), isLive: isLive(payment) };
}

function isFailed(payment: IDataObject): boolean {
	return FAILED_SINGLE.has(textOf(payment, 'singleStatus')) || textOf(payment, 'status') === 'FAILED';
}

/** The status a person would name. */
export function statusOf(payment: IDataObject): string {
	return textOf(payment, 'singleStatus') || textOf(payment, 'status') || 'UNKNOWN';
}

import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../record';

/** `singleStatus` values after which the money did not move and will not (BILL single-status-payment-values). */
const UNDONE_SINGLE = new Set(['CANCELLATION_IN_PROGRESS', 'CANCELED', 'VOIDED', 'FUNDING_FAILED_VOIDED']);
/** The same in `status`, which spells one of them differently. */
const UNDONE_STATUS = new Set(['CANCELLED', 'VOID']);

/** Whether a payment was taken back. Unknown values count as a live payment. */
export function isUndone(payment: IDataObject): boolean {
	return UNDONE_SINGLE.has(textOf(payment, 'singleStatus')) || UNDONE_STATUS.has(textOf(payment, 'status'));
}

/** The status a person would name. */
export function statusOf(payment: IDataObject): string {
	return textOf(payment, 'singleStatus') || textOf(payment, 'status') || 'UNKNOWN';
}

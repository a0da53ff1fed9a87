import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../../records/record';

/** What BILL takes a vendor to be paid in when it does not say (BILL ap-vendors, 2026-11). */
const USUAL_CURRENCY = 'USD';

/** What BILL keeps a vendor in: its bills, its credits, and what is paid of them. */
export function billCurrencyIn(vendor: IDataObject = {}): string {
	return textOf(vendor, 'billCurrency') || USUAL_CURRENCY;
}

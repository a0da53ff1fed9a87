import type { IDataObject } from 'n8n-workflow';
import { objectOf, textOf } from '../../../records/record';

/** The invoice number of a bill, as BILL keeps it. */
export function invoiceNumberOf(bill: IDataObject): string {
	return textOf(objectOf(bill, 'invoice'), 'invoiceNumber');
}

import type { IDataObject } from 'n8n-workflow';
import { normalName } from '../../../../shared/names';
import { textOf } from '../../../records/record';
import { invoiceNumberOf } from '../../bill/find/billRecord';

/**
 * Whether two bills stand for one invoice: its number, from one vendor. Two runs that meet a new vendor may each have made it, and
 * then only the name says that it is one.
 */
export function isSameInvoice(one: IDataObject, other: IDataObject): boolean {
	const number = invoiceNumberOf(one);
	return number !== '' && number === invoiceNumberOf(other) && isSameVendor(one, other);
}

function isSameVendor(one: IDataObject, other: IDataObject): boolean {
	if (textOf(one, 'vendorId') === textOf(other, 'vendorId')) return true;
	const name = normalName(textOf(one, 'vendorName'));
	return name !== '' && name === normalName(textOf(other, 'vendorName'));
}

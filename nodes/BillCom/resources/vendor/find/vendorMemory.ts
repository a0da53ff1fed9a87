import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../../records/record';
import { forget, isRemembered, keep, remember } from '../../../../shared/memory/remember';
import type { BillClient } from '../../../transport/client';

/** As long as the lists of codes: a burst of invoices of one vendor, or one invoice from bill to payment, asks once. */
const VENDOR_LIFE_MS = 5 * 60_000;

/** What bills and payments want to know of a vendor. */
export type VendorFacts = Pick<IDataObject, 'archived' | 'billCurrency'>;

/** What is known of a vendor, asked for where it is not; undefined where BILL has no such vendor. */
export async function rememberedVendor(
	client: BillClient,
	vendorId: string,
	read: () => Promise<IDataObject | undefined>,
): Promise<VendorFacts | undefined> {
	const key = memoryKey(client, vendorId);
	const known = await remember(key, VENDOR_LIFE_MS, async () => {
		const vendor = await read();
		return vendor && factsOf(vendor);
	});
	// The next item looks afresh: a person may restore it at any moment.
	if (!known || known.archived === true) forget(key);
	return known;
}

/** Keeps what BILL has just told of a vendor, whatever it was asked for. An archived one is looked at again each time. */
export function keepVendor(client: BillClient, vendor: IDataObject): void {
	const vendorId = textOf(vendor, 'id');
	if (!vendorId) return;
	if (vendor.archived === true) forget(memoryKey(client, vendorId));
	// A row of a list may leave both out.
	else if (vendor.archived === false && textOf(vendor, 'billCurrency'))
		keep(memoryKey(client, vendorId), VENDOR_LIFE_MS, factsOf(vendor));
}

/** Whether asking for it costs no call. */
export function isVendorKnown(client: BillClient, vendorId: string): boolean {
	return isRemembered(memoryKey(client, vendorId));
}

/** The next one who asks looks afresh. */
export function forgetVendor(client: BillClient, vendorId: string): void {
	forget(memoryKey(client, vendorId));
}

function factsOf({ archived, billCurrency }: IDataObject): VendorFacts {
	return { archived, billCurrency };
}

function memoryKey(client: BillClient, vendorId: string): string {
	return `vendor:${client.organization}:${vendorId}`;
}

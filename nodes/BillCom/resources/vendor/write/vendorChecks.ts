import type { IDataObject } from 'n8n-workflow';
import { refusedFor } from '../../../operation/failure';
import { objectOf, textOf } from '../../../records/record';
import type { BillClient } from '../../../transport/client';
import { billCurrencyIn } from '../find/vendorCalls';

/** A new vendor with its country. @throws FailedCheckError `countryMissing` */
export function withCountry(client: BillClient, draft: IDataObject, countryForNew: string): IDataObject {
	const country = textOf(objectOf(draft, 'address'), 'country') || countryForNew;
	if (country) return { ...draft, address: { ...objectOf(draft, 'address'), country } };
	const what = `Vendor ${textOf(draft, 'name')}: BILL has no vendor of this name, and a new one needs a country`;
	const fix = 'Fill in Country, or Country for New Vendors.';
	throw refusedFor(client, { reason: 'countryMissing', what, fix });
}

/**
 * BILL keeps the bills of a vendor in one currency; a vendor that is paid in another one is another vendor.
 *
 * @throws FailedCheckError `currencyDiffers`
 */
export function assertSameCurrency(client: BillClient, current: IDataObject, draft: IDataObject): void {
	const [currency, vendorCurrency] = [textOf(draft, 'billCurrency'), billCurrencyIn(current)];
	if (!currency || currency === vendorCurrency) return;
	const vendorId = textOf(current, 'id');
	const what = `Vendor ${textOf(draft, 'name')}: Bill Currency is ${currency}, but BILL keeps the vendor ${vendorId} in ${vendorCurrency}`;
	const fix = 'Correct Bill Currency, or use Update to change what BILL has. Nothing was sent.';
	const facts = { vendorId, currency, vendorCurrency };
	throw refusedFor(client, { reason: 'currencyDiffers', what, fix }, { facts });
}

/**
 * The vendor of a known id, unless it is gone or archived.
 *
 * @throws FailedCheckError `vendorUnknown` or `vendorArchived`
 */
export function usable(
	client: BillClient,
	knownId: string,
	name: string,
	vendor: IDataObject | undefined,
): IDataObject {
	if (!vendor) {
		const fix =
			'Correct BILL Vendor ID, or clear it to find the vendor by name. Sandbox IDs do not exist in production.';
		const what = `Vendor ${name}: BILL Vendor ID ${knownId} does not exist`;
		throw refusedFor(client, { reason: 'vendorUnknown', what, fix });
	}
	if (vendor.archived === true) {
		const fix = 'Restore it in BILL, or clear BILL Vendor ID to create a new one.';
		const what = `Vendor ${name}: the vendor ${knownId} is archived in BILL`;
		throw refusedFor(client, { reason: 'vendorArchived', what, fix });
	}
	return vendor;
}

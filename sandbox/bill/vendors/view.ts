import { without } from '../../simulator/fields';
import type { Vendor } from '../store/rows';
import { maskNumber } from '../values/ids';
import type { BillSwitches } from '../world/switches';

/** A vendor as a single read shows it: bank number masked. */
export function vendorView(vendor: Vendor): Vendor {
	const { bankAccount, ...paymentInformation } = vendor.paymentInformation;
	if (!bankAccount) return vendor;
	const masked = {
		...without(bankAccount, 'addedOn'),
		accountNumber: maskNumber(bankAccount.accountNumber),
	};
	return { ...vendor, paymentInformation: { ...paymentInformation, bankAccount: masked } };
}

/** A vendor as a list shows it: thinner than the single read (reported by integrators; which fields is assumed). */
export function vendorListView(vendor: Vendor, { vendorListBank }: BillSwitches): Partial<Vendor> {
	const row = without(vendorView(vendor), 'additionalInfo', 'autoPay');
	return vendorListBank
		? row
		: { ...row, paymentInformation: without(row.paymentInformation, 'bankAccount') };
}

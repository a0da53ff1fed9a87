import type { Invariant } from './evidence';

/** 1. At most one vendor for each account: an account is its name, which no other account may pay with. */
export const oneVendor: Invariant = ({ bill, plan }) =>
	[...new Set(plan.approvals.map(({ vendorName }) => plain(vendorName)))].flatMap((name) => {
		const vendors = bill.vendors.filter((vendor) => vendor.archived !== true && plain(vendor.name) === name);
		if (vendors.length <= 1) return [];
		return [`"${name}" is ${vendors.length} vendors: ${vendors.map(({ id }) => id).join(', ')}`];
	});

function plain(name: unknown): string {
	return String(name).trim().toLowerCase();
}

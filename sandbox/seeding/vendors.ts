import type { Invoice, Vendor } from '../data/invoice';

/** An Account as it is loaded into Salesforce. */
export interface AccountSeed {
	Name: string;
	AccountNumber: string;
	BillingStreet: string;
	BillingCity: string;
	BillingState: string;
	BillingPostalCode: string;
	BillingCountry: string;
	Phone: string;
}

const TOWNS: ReadonlyArray<readonly [city: string, state: string, postalCode: string]> = [
	['Oxford', 'OH', '45056'],
	['Springfield', 'IL', '62701'],
	['Salem', 'OR', '97301'],
	['Burlington', 'VT', '05401'],
	['Madison', 'WI', '53703'],
];

/** The vendors of some invoices, each once, in the order they first appear. */
export function vendorsOf(invoices: Invoice[]): Vendor[] {
	return [...new Map(invoices.map(({ vendor }) => [vendor.id, vendor])).values()];
}

/** The Account of a vendor. The source has no addresses, so street, town and telephone are invented from its number. */
export function accountOf({ id, name }: Vendor): AccountSeed {
	const serial = Number(id);
	const [BillingCity, BillingState, BillingPostalCode] = TOWNS[serial % TOWNS.length];
	return {
		Name: name,
		AccountNumber: id,
		BillingStreet: `${(serial % 900) + 10} Sandbox Street`,
		BillingCity,
		BillingState,
		BillingPostalCode,
		BillingCountry: 'US',
		Phone: `+1 555 555 01${String(serial % 100).padStart(2, '0')}`,
	};
}

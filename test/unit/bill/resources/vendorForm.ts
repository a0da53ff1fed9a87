import type { IDataObject } from 'n8n-workflow';

/** Create or Update of a vendor, as the form gives it. */
export function anUpsert(changes: IDataObject = {}): IDataObject {
	return {
		resource: 'vendor',
		operation: 'upsert',
		billVendorId: '',
		name: 'Northwind Print Works',
		addressLine1: '40 Harbor Street',
		addressCity: 'Toledo',
		addressState: 'OH',
		addressPostalCode: '43604',
		addressCountry: 'United States',
		additionalFields: {},
		...changes,
	};
}

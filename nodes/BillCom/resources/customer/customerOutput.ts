import type { Output, Shape } from '../../../shared/operation/outputShape';

const address: Shape = {
	city: 'text',
	country: 'text',
	countryName: 'text',
	line1: 'text',
	line2: 'text',
	stateOrProvince: 'text',
	zipOrPostalCode: 'text',
};

/**
 * A customer as BILL returns it (fields from BILL sortable-fields and filterable-fields, 2026-11; the addresses and the
 * balance are assumed to be those of a vendor).
 */
export const customerOutput: Output = {
	isOpen: true,
	shape: {
		accountType: 'text',
		archived: 'flag',
		billingAddress: address,
		companyName: 'text',
		createdTime: 'text',
		description: 'text',
		email: 'text',
		fax: 'text',
		id: 'text',
		invoiceCurrency: 'text',
		name: 'text',
		paymentStatus: 'text',
		phone: 'text',
		shippingAddress: address,
		updatedTime: 'text',
	},
	simple: [
		'id',
		'name',
		'companyName',
		'email',
		'phone',
		'accountType',
		'invoiceCurrency',
		'archived',
		'createdTime',
		'updatedTime',
	],
};

import type { Output, Shape } from '../../../shared/operation/outputShape';

const address: Shape = {
	city: 'text',
	country: 'text',
	line1: 'text',
	line2: 'text',
	stateOrProvince: 'text',
	zipOrPostalCode: 'text',
};

/** The organization as BILL returns it (fields of BILL R:updateorganization, 2026-11; more may come). */
export const organizationOutput: Output = {
	isOpen: true,
	shape: {
		accountType: 'text',
		address,
		businessCategory: 'text',
		createdTime: 'text',
		id: 'text',
		industry: 'text',
		mailingAddress: address,
		name: 'text',
		phone: 'text',
		taxId: 'text',
		taxIdType: 'text',
		updatedTime: 'text',
	},
	simple: ['id', 'name', 'phone', 'accountType', 'industry', 'address', 'createdTime', 'updatedTime'],
};

/** A row of the organizations a sign-in can reach; more fields are not published. */
export const reachableOutput: Output = { isOpen: true, shape: { id: 'text', name: 'text' } };

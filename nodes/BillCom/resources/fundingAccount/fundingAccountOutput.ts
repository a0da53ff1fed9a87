import type { Output } from '../../../shared/operation/outputShape';

/** An account money comes from. What BILL returns of cards is not documented; numbers are masked by BILL. */
export const fundingAccountOutput: Output = {
	isOpen: true,
	shape: {
		accessToAdmins: 'flag',
		accountNumber: 'text',
		archived: 'flag',
		bankName: 'text',
		brand: 'text',
		chartOfAccountId: 'text',
		createdBy: 'text',
		createdTime: 'text',
		default: { payables: 'flag', receivables: 'flag' },
		expirationMonth: 'number',
		expirationYear: 'number',
		fundingAccountType: 'text',
		id: 'text',
		last4: 'text',
		name: 'text',
		nameOnAccount: 'text',
		nameOnCard: 'text',
		organization: {},
		ownerType: 'text',
		routingNumber: 'text',
		status: 'text',
		type: 'text',
		updatedTime: 'text',
		user: {},
	},
	simple: [
		'fundingAccountType',
		'id',
		'status',
		'archived',
		'bankName',
		'nameOnAccount',
		'accountNumber',
		'default.payables',
		'name',
		'last4',
	],
};

/** Whether an account can be used, and everything that speaks against it. */
export const usabilityOutput: Output = {
	shape: {
		amount: 'number',
		deliveryDate: 'text',
		feeInfo: { amount: 'number', rate: 'number' },
		fundingAccountId: 'text',
		fundingAccountType: 'text',
		reasons: [{ message: 'text', reason: 'text' }],
		unchecked: ['text'],
		usable: 'flag',
		vendorId: 'text',
	},
};

import { codesShape } from '../bill/lines/classifications';
import type { Output } from '../../../shared/operation/outputShape';

/** A vendor credit as BILL returns it (BILL getvendorcredit, 2026-11). */
export const creditOutput: Output = {
	shape: {
		amount: 'number',
		appliedAmount: 'number',
		applyToBankAccountId: 'text',
		applyToChartOfAccountId: 'text',
		archived: 'flag',
		createdBy: 'text',
		createdTime: 'text',
		creditDate: 'text',
		description: 'text',
		id: 'text',
		referenceNumber: 'text',
		status: 'text',
		updatedTime: 'text',
		usage: [{ amount: 'number', appliedTime: 'text', billId: 'text', paymentId: 'text' }],
		vendorCreditLineItems: [
			{
				amount: 'number',
				classifications: codesShape,
				description: 'text',
				id: 'text',
				price: 'number',
				quantity: 'number',
			},
		],
		vendorId: 'text',
		vendorName: 'text',
	},
	simple: [
		'id',
		'vendorId',
		'vendorName',
		'referenceNumber',
		'creditDate',
		'amount',
		'appliedAmount',
		'status',
		'archived',
		'description',
	],
};

/** What Apply and Remove From Bill return: how the credit and the bill stand to each other now. */
export const creditUseOutput: Output = {
	shape: {
		outcome: 'text',
		amount: 'number',
		billDueAmount: 'number',
		billId: 'text',
		creditLeftAmount: 'number',
		invoiceNumber: 'text',
		paymentStatus: 'text',
		referenceNumber: 'text',
		vendorCreditId: 'text',
		vendorId: 'text',
	},
};

import type { Output } from '../../../shared/operation/outputShape';
import { codesShape } from './lines/classifications';

/** A bill as BILL returns it (BILL ap-bills, 2026-11). */
export const billOutput: Output = {
	shape: {
		amount: 'number',
		approvalStatus: 'text',
		approvers: [
			{
				approverOrder: 'number',
				status: 'text',
				statusChangedTime: 'text',
				userId: 'text',
			},
		],
		archived: 'flag',
		billLineItems: [
			{
				amount: 'number',
				classifications: codesShape,
				description: 'text',
				id: 'text',
				price: 'number',
				quantity: 'number',
			},
		],
		classifications: codesShape,
		createdBy: 'text',
		createdTime: 'text',
		creditAmount: 'number',
		description: 'text',
		dueAmount: 'number',
		dueDate: 'text',
		exchangeRate: 'number',
		fundingAmount: 'number',
		id: 'text',
		invoice: {
			invoiceDate: 'text',
			invoiceNumber: 'text',
		},
		paidAmount: 'number',
		payFromChartOfAccountId: 'text',
		paymentStatus: 'text',
		paymentTermId: 'text',
		purchaseOrderNumber: 'text',
		recordStatus: 'text',
		scheduledAmount: 'number',
		updatedTime: 'text',
		vendorCredits: [
			{
				amount: 'number',
				id: 'text',
			},
		],
		vendorId: 'text',
		vendorName: 'text',
	},
	simple: [
		'id',
		'vendorId',
		'vendorName',
		'invoice.invoiceNumber',
		'invoice.invoiceDate',
		'dueDate',
		'amount',
		'dueAmount',
		'approvalStatus',
		'paymentStatus',
	],
};

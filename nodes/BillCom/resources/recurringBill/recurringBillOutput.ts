import { codesShape } from '../bill/lines/classifications';
import type { Output } from '../../../shared/operation/outputShape';

/** A recurring bill as BILL returns it (BILL ap-recurring-bills, 2026-11). */
export const recurringBillOutput: Output = {
	shape: {
		amount: 'number',
		archived: 'flag',
		createdBy: 'text',
		createdTime: 'text',
		description: 'text',
		id: 'text',
		paymentInformation: {},
		processingOptions: { autoPayment: 'flag' },
		recurringBillLineItems: [
			{
				amount: 'number',
				classifications: codesShape,
				description: 'text',
				id: 'text',
			},
		],
		schedule: {
			daysInAdvance: 'number',
			endDate: 'text',
			frequency: 'number',
			nextDueDate: 'text',
			period: 'text',
		},
		updatedTime: 'text',
		vendorId: 'text',
		vendorName: 'text',
	},
	simple: [
		'id',
		'vendorId',
		'vendorName',
		'description',
		'amount',
		'schedule.period',
		'schedule.frequency',
		'schedule.nextDueDate',
		'processingOptions.autoPayment',
		'archived',
	],
};

import { type FieldShape, type Output, type Shape, withOutcome } from '../../../shared/operation/outputShape';

const text: FieldShape = 'text';
const purposeCode = { name: text, value: text };

/** A payment as BILL returns it (BILL ap-payments, 2026-11). */
export const paymentOutput: Output = {
	shape: {
		amount: 'number',
		billId: 'text',
		billPayments: [
			{
				amount: 'number',
				billId: 'text',
				id: 'text',
				vendorCredits: [{ amount: 'number', id: 'text' }],
			},
		],
		bills: [{ amount: 'number', billId: 'text' }],
		cancelRequestSubmitted: 'flag',
		checkDisbursement: { checkNumber: 'text', trackingInformation: { trackingNumber: 'text' } },
		confirmationNumber: 'text',
		createdBy: 'text',
		createdTime: 'text',
		description: 'text',
		disbursementInfo: {},
		disbursementStatus: 'text',
		disbursementType: 'text',
		fundingAccount: {
			id: 'text',
			type: 'text',
		},
		id: 'text',
		isLive: 'flag',
		onlinePayment: 'flag',
		paymentPurpose: { code: purposeCode, text: 'text' },
		processDate: 'text',
		processingOptions: {
			createBill: 'flag',
			requestCheckDeliveryType: 'text',
			requestPayFaster: 'flag',
		},
		singleStatus: 'text',
		status: 'text',
		transactionNumber: 'text',
		updatedTime: 'text',
		vendorId: 'text',
		vendorName: 'text',
		voidInfo: [
			{
				voidDate: 'text',
				voidReason: 'text',
				voidedBy: 'text',
			},
		],
	},
	simple: [
		'id',
		'billId',
		'bills',
		'vendorId',
		'vendorName',
		'amount',
		'processDate',
		'status',
		'singleStatus',
		'transactionNumber',
	],
};

/** Another bill that may be the same invoice. */
const possibleDuplicate: Shape = {
	billId: 'text',
	invoiceNumber: 'text',
	amount: 'number',
	invoiceDate: 'text',
	why: 'text',
};

/** A payment as Create returns it: with what else BILL holds of its key. */
export const createdPaymentOutput: Output = withOutcome({
	...paymentOutput,
	shape: {
		...paymentOutput.shape,
		cancelledPaymentId: 'text',
		duplicateBillId: 'text',
		lookedAgain: 'flag',
		otherPaymentIds: ['text'],
		possibleDuplicates: [possibleDuplicate],
	},
});

const batch = {
	batchStatus: 'text',
	count: { completed: 'number', failed: 'number', scheduled: 'number', total: 'number' },
	createdBy: 'text',
	createdTime: 'text',
	paymentBatchId: 'text',
	updatedTime: 'text',
} as const;

/** A mass payment that BILL has taken in (BILL getmasspayment, 2026-11; names of the counts assumed). */
export const massPaymentCreatedOutput: Output = {
	shape: { ...batch, possibleDuplicates: [{ ofBillId: 'text', ...possibleDuplicate }] },
};

/** The same with its payments. COMPLETED means that a payment exists, not that money has moved. */
export const massPaymentOutput: Output = {
	shape: {
		...batch,
		payments: [
			{
				amount: 'number',
				billId: 'text',
				errors: [{ code: 'text', message: 'text' }],
				paymentId: 'text',
				status: 'text',
			},
		],
	},
};

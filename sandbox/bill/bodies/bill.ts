import type { Static } from '@sinclair/typebox';
import { date, filledText, flag, list, object, text } from '../values/schema';
import { codedLine, codingSchema, creditPartsSchema, lineSchema } from './lineItem';

const id = filledText();
const fields = {
	vendorId: id,
	dueDate: date,
	description: text(4000),
	classifications: codingSchema,
	payFromChartOfAccountId: id,
	vendorCredits: creditPartsSchema,
	purchaseOrderNumber: text(),
	paymentTermId: id,
	billApprovals: flag,
	// Missing from the official field lists; a switch decides whether it is honoured.
	allowDuplicateInvoiceNumber: flag,
};

/** 21 characters: reported by integrators, answered with BDC_1143. */
const invoice = { invoiceNumber: filledText(21), invoiceDate: date };
const fullInvoice = object(invoice, ['invoiceNumber', 'invoiceDate']);
const REQUIRED = ['vendorId', 'dueDate', 'invoice', 'billLineItems'] as const;

/** Body of POST /v3/bills. Both invoice fields are required (assumed; the pages name them without saying so). */
export const newBillSchema = object(
	{ ...fields, invoice: fullInvoice, billLineItems: list(object(codedLine), 1) },
	REQUIRED,
);

/** Body of PUT /v3/bills/{billId}: as on create, and lines may carry their id. */
export const replacedBillSchema = object(
	{ ...fields, invoice: fullInvoice, billLineItems: list(lineSchema, 1) },
	REQUIRED,
);

/** Body of PATCH /v3/bills/{billId}: any of them. */
export const billChangeSchema = object({
	...fields,
	invoice: object(invoice),
	billLineItems: list(lineSchema, 1),
});

/** What a caller sends to create, replace or change a bill (R:createbill). */
export type BillDraft = Static<typeof billChangeSchema>;

/** A bill about to be created or replaced: everything BILL insists on is there. */
export type NewBill = Static<typeof replacedBillSchema>;

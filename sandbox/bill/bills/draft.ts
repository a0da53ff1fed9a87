import { date, filledText, flag, list, number, object, text } from '../values/schema';
import type { LedgerCoding } from '../store/rows';

export interface BillLineDraft {
	id?: string;
	amount?: number;
	quantity?: number;
	price?: number;
	description?: string;
	classifications?: LedgerCoding;
}

/** What a caller sends to create, replace or change a bill (R:createbill). */
export interface BillDraft {
	vendorId?: string;
	dueDate?: string;
	invoice?: { invoiceNumber?: string; invoiceDate?: string };
	billLineItems?: BillLineDraft[];
	description?: string;
	classifications?: LedgerCoding;
	payFromChartOfAccountId?: string;
	vendorCredits?: Array<{ id: string; amount: number }>;
	purchaseOrderNumber?: string;
	paymentTermId?: string;
	billApprovals?: boolean;
	allowDuplicateInvoiceNumber?: boolean;
}

/** A bill about to be created or replaced: everything BILL insists on is there. */
export type NewBill = BillDraft & {
	vendorId: string;
	dueDate: string;
	invoice: { invoiceNumber: string; invoiceDate: string };
	billLineItems: BillLineDraft[];
};

const id = filledText();
const billCoding = {
	chartOfAccountId: id,
	accountingClassId: id,
	departmentId: id,
	locationId: id,
	itemId: id,
};
const lineCoding = { ...billCoding, employeeId: id, jobId: id, customerId: id };

/** Fields of a line, of bills and of what else has lines. */
export const codedLine = {
	amount: number,
	quantity: number,
	price: number,
	description: text(4000),
	classifications: object(lineCoding),
};

const fields = {
	vendorId: id,
	dueDate: date,
	description: text(4000),
	classifications: object(billCoding),
	payFromChartOfAccountId: id,
	vendorCredits: list(object({ id, amount: number }, ['id', 'amount'])),
	purchaseOrderNumber: text(),
	paymentTermId: id,
	billApprovals: flag,
	// Missing from the official field lists; a switch decides whether it is honoured.
	allowDuplicateInvoiceNumber: flag,
};

/** 21 characters: reported by integrators, answered with BDC_1143. */
const invoice = { invoiceNumber: filledText(21), invoiceDate: date };

/** Body of POST /v3/bills. Both invoice fields are required (assumed; the pages name them without saying so). */
export const newBillSchema = object(
	{
		...fields,
		invoice: object(invoice, ['invoiceNumber', 'invoiceDate']),
		billLineItems: list(object(codedLine), 1),
	},
	['vendorId', 'dueDate', 'invoice', 'billLineItems'],
);

/** Body of PUT /v3/bills/{billId}: as on create, and lines may carry their id. */
export const replacedBillSchema = object(
	{
		...fields,
		invoice: object(invoice, ['invoiceNumber', 'invoiceDate']),
		billLineItems: list(object({ id, ...codedLine }), 1),
	},
	['vendorId', 'dueDate', 'invoice', 'billLineItems'],
);

/** Body of PATCH /v3/bills/{billId}: any of them. */
export const billChangeSchema = object({
	...fields,
	invoice: object(invoice),
	billLineItems: list(object({ id, ...codedLine }), 1),
});

/** One line of an invoice. The amount is in cents. */
export interface InvoiceLine {
	amountCents: number;
	description: string;
	glCode: string;
	department: string;
}

/** One document of one vendor, as it will stand in Salesforce. Dates are `YYYY-MM-DD`, amounts cents. */
export interface Invoice {
	vendor: Vendor;
	invoiceNumber: string;
	invoiceDate: string;
	dueDate: string;
	/** Sum of the lines; negative for a credit. */
	amountCents: number;
	lines: InvoiceLine[];
}

/** The payee, spelled as the source spells it; `id` is the source's number for it. */
export interface Vendor {
	id: string;
	name: string;
}

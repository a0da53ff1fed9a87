import type { Entry } from './export';

/** What the audit trail alone says about one payment. */
export interface ToldPayment {
	id: string;
	cents: number;
	/** The last status that BILL was seen to give it. */
	status: string;
}

/** What it says about one invoice. */
export interface ToldInvoice {
	recordId: string;
	number: string;
	/** Bills that BILL was seen to have of this number. */
	billIds: string[];
	archivedBillIds: string[];
	payments: ToldPayment[];
	/** The last status that Salesforce took. */
	status: string;
	paidCents?: number;
}

interface Known {
	numberOf: Map<string, string>;
	billOf: Map<string, { number: string; isArchived: boolean }>;
	paymentOf: Map<string, ToldPayment & { billIds: string[] }>;
	writtenOf: Map<string, { status: string; paidCents?: number }>;
}

/**
 * Reads the story of every invoice from an export of the audit trail: from nothing but what was asked and answered. Bills
 * are known by their number, payments by their bills.
 */
export function readStory(entries: Entry[]): Map<string, ToldInvoice> {
	const known: Known = {
		numberOf: new Map(),
		billOf: new Map(),
		paymentOf: new Map(),
		writtenOf: new Map(),
	};
	const inOrder = [...entries].sort(
		(one, other) => one.at.localeCompare(other.at) || Number(one.number) - Number(other.number),
	);
	for (const entry of inOrder) {
		if (entry.system === 'BILL') walk(parsed(entry.answer), (record) => noteOfBill(record, known));
		if (entry.system !== 'Salesforce') continue;
		walk(parsed(entry.answer), (record) => noteNumber(record, known));
		if (entry.call.startsWith('PATCH ') && /^2/.test(entry.outcome)) noteWritten(entry, known);
	}
	return new Map(
		[...known.numberOf].map(([recordId, number]) => [recordId, toldOf(recordId, number, known)]),
	);
}

function toldOf(recordId: string, number: string, { billOf, paymentOf, writtenOf }: Known): ToldInvoice {
	const bills = [...billOf].filter(([, bill]) => bill.number === number);
	const ids = bills.map(([id]) => id);
	const payments = [...paymentOf.values()].filter(({ billIds }) => billIds.some((id) => ids.includes(id)));
	return {
		recordId,
		number,
		billIds: ids,
		archivedBillIds: bills.filter(([, { isArchived }]) => isArchived).map(([id]) => id),
		payments: payments.map(({ id, cents, status }) => ({ id, cents, status })),
		status: '',
		...writtenOf.get(recordId),
	};
}

/** A bill has a number, a payment has parts for bills or one bill; lists hold either. */
function noteOfBill(record: Record<string, unknown>, { billOf, paymentOf }: Known): void {
	const { id, invoice, archived, singleStatus, billId, billPayments, amount } = record;
	if (typeof id !== 'string') return;
	const { invoiceNumber } = Object(invoice) as { invoiceNumber?: unknown };
	if (typeof invoiceNumber === 'string')
		billOf.set(id, { number: invoiceNumber, isArchived: archived === true });
	if (typeof singleStatus !== 'string') return;
	const parts = Array.isArray(billPayments) ? billPayments.map((part) => String(Object(part).billId)) : [];
	const billIds = [...parts, ...(typeof billId === 'string' ? [billId] : [])];
	paymentOf.set(id, { id, billIds, status: singleStatus, cents: Math.round(Number(amount) * 100) });
}

function noteNumber(record: Record<string, unknown>, { numberOf }: Known): void {
	const { Id: id, Invoice_Number__c: number } = record;
	if (typeof id === 'string' && typeof number === 'string') numberOf.set(id, number);
}

/** What Salesforce took of a change of several records: it answers one by one. */
function noteWritten({ request, answer }: Entry, { writtenOf }: Known): void {
	const { records } = Object(parsed(request)) as { records?: unknown };
	const answers = parsed(answer);
	if (!Array.isArray(records)) return;
	records.forEach((record: unknown, index) => {
		const isTaken = Array.isArray(answers) ? Object(answers[index]).success !== false : true;
		const fields = Object(record) as Record<string, unknown>;
		const id = fields.id ?? fields.Id;
		if (!isTaken || typeof id !== 'string' || typeof fields.BILL_Sync_Status__c !== 'string') return;
		const paid = fields.Paid_Amount__c;
		writtenOf.set(id, {
			status: fields.BILL_Sync_Status__c,
			...(typeof paid === 'number' && { paidCents: Math.round(paid * 100) }),
		});
	});
}

function walk(value: unknown, visit: (record: Record<string, unknown>) => void): void {
	if (Array.isArray(value)) for (const one of value) walk(one, visit);
	else if (typeof value === 'object' && value !== null) {
		visit(value as Record<string, unknown>);
		for (const one of Object.values(value)) walk(one, visit);
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // no answer, or one that was cut
	}
}

import { createHash } from 'node:crypto';
import { toCents } from '../simulator/money';
import type { Work } from './way/work';
import type { BillRecord, PaymentRecord, SalesforceInvoice, Snapshot } from './simulators';

/** Where an invoice stands, in the order it goes through. */
export type Stage = 'waiting' | 'underway' | 'paid' | 'attention' | 'closed';

/** One line of the console: an invoice in Salesforce, its bill and its payment. Amounts are cents. */
export interface ConsoleRow {
	/** Salesforce record id, or the bill's id where Salesforce knows nothing of it. */
	id: string;
	stage: Stage;
	vendor: string;
	/** What Salesforce says was paid. */
	paidCents: number;
	salesforce?: {
		name: string;
		number: string;
		amountCents: number;
		dueDate: string;
		approval: string;
		sync: string;
		message: string;
		canDecide: boolean;
	};
	bill?: { id: string; number: string; amountCents: number; paymentStatus: string };
	/** Where n8n's work on it stands, if there is an n8n and it was approved. */
	work?: Pick<Work, 'state' | 'nextTryAt'>;
	payment?: { id: string; amountCents: number; singleStatus: string; processDate: string };
	/** What does not fit together, in words. */
	doubts: string[];
}

/** Number and sum of some invoices. */
export interface Total {
	count: number;
	cents: number;
}

/** The figures at the top of the page. */
export interface Totals {
	stages: Record<Stage, Total>;
	paidInSalesforce: Total;
	paidInBill: Total;
	bills: number;
	payments: number;
	vendors: number;
	duplicates: number;
}

/** Payments that no longer count, by `singleStatus`. */
const DEAD_PAYMENTS = new Set(['VOIDED', 'FUNDING_FAILED_VOIDED', 'CANCELED']);

/**
 * Lays the two systems side by side.
 * @param work what n8n says of its work, by record id
 */
export function overviewOf(
	snapshot: Snapshot,
	work = new Map<string, Work>(),
): { rows: ConsoleRow[]; totals: Totals } {
	const vendorNames = new Map(snapshot.accounts.map(({ Id, Name }) => [Id, Name]));
	const bills = snapshot.bills.filter(({ archived }) => !archived);
	const billsById = new Map(bills.map((bill) => [bill.id, bill]));
	const billsByNumber = groupBy(bills, ({ vendorName, invoice }) =>
		numberKey(vendorName, invoice.invoiceNumber),
	);
	const living = snapshot.payments.filter(({ singleStatus }) => !DEAD_PAYMENTS.has(singleStatus));
	const paymentsByBill = groupBy(living, ({ billId }) => billId);

	const shown = new Set<string>();
	const rows = snapshot.invoices.map((invoice) => {
		const vendor = vendorNames.get(invoice.Vendor__c ?? '') ?? '';
		const duplicates =
			billsByNumber.get(numberKey(vendor, billNumberOf(invoice.Invoice_Number__c ?? ''))) ?? [];
		const bill = billsById.get(invoice.BILL_Bill_Id__c ?? '') ?? duplicates[0];
		for (const duplicate of [bill, ...duplicates]) if (duplicate) shown.add(duplicate.id);
		const payments = paymentsByBill.get(bill?.id ?? '') ?? [];
		const row = toRow(invoice, vendor, { bill, duplicates, payments });
		const { state, nextTryAt } = work.get(invoice.Id) ?? {};
		return state === undefined || nextTryAt === undefined ? row : { ...row, work: { state, nextTryAt } };
	});
	const strangers = bills
		.filter(({ id }) => !shown.has(id))
		.map((bill) => strangerRow(bill, paymentsByBill.get(bill.id) ?? []));
	const all = [...rows, ...strangers];
	return { rows: all, totals: totalsOf(all, bills, living) };
}

/** The number a bill carries: BILL takes 21 characters, so a longer one keeps 12 and gets 8 digits of its hash. */
export function billNumberOf(invoiceNumber: string): string {
	if (invoiceNumber.length <= 21) return invoiceNumber;
	return `${invoiceNumber.slice(0, 12)}-${createHash('sha256').update(invoiceNumber).digest('hex').slice(0, 8)}`;
}

interface Counterpart {
	bill: BillRecord | undefined;
	duplicates: BillRecord[];
	payments: PaymentRecord[];
}

function toRow(
	invoice: SalesforceInvoice,
	vendor: string,
	{ bill, duplicates, payments }: Counterpart,
): ConsoleRow {
	const amountCents = toCents(invoice.Amount__c);
	const doubts = [
		bill && invoice.BILL_Bill_Id__c !== bill.id && 'Not linked in Salesforce yet',
		bill && toCents(bill.amount) !== amountCents && 'Amounts differ',
		duplicates.length > 1 && `${duplicates.length} bills with this number`,
		payments.length > 1 && `${payments.length} payments`,
		!bill && invoice.BILL_Bill_Id__c && 'Its bill is not in BILL',
	].filter((doubt) => typeof doubt === 'string');
	return {
		id: invoice.Id,
		stage: stageOf(invoice),
		vendor,
		paidCents: toCents(invoice.Paid_Amount__c),
		salesforce: {
			name: invoice.Name,
			number: invoice.Invoice_Number__c ?? '',
			amountCents,
			dueDate: invoice.Due_Date__c ?? '',
			approval: invoice.Approval_Status__c,
			sync: invoice.BILL_Sync_Status__c,
			message: invoice.BILL_Sync_Message__c ?? '',
			canDecide: invoice.Approval_Status__c === 'Pending',
		},
		...inBill(bill, payments),
		doubts,
	};
}

function strangerRow(bill: BillRecord, payments: PaymentRecord[]): ConsoleRow {
	const doubts = ['Only in BILL'];
	return {
		id: bill.id,
		stage: 'attention',
		vendor: bill.vendorName,
		paidCents: 0,
		...inBill(bill, payments),
		doubts,
	};
}

function inBill(
	bill: BillRecord | undefined,
	[payment]: PaymentRecord[],
): Pick<ConsoleRow, 'bill' | 'payment'> {
	return {
		bill: bill && {
			id: bill.id,
			number: bill.invoice.invoiceNumber,
			amountCents: toCents(bill.amount),
			paymentStatus: bill.paymentStatus,
		},
		payment: payment && {
			id: payment.id,
			amountCents: toCents(payment.amount),
			singleStatus: payment.singleStatus,
			processDate: payment.processDate,
		},
	};
}

function stageOf({ Approval_Status__c: approval, BILL_Sync_Status__c: sync }: SalesforceInvoice): Stage {
	if (sync === 'Paid') return 'paid';
	if (sync === 'Needs Attention' || sync === 'Payment Failed') return 'attention';
	if (sync === 'Voided' || sync === 'Rolled Back' || approval === 'Rejected' || approval === 'Recalled')
		return 'closed';
	return approval === 'Approved' ? 'underway' : 'waiting';
}

function totalsOf(rows: ConsoleRow[], bills: BillRecord[], payments: PaymentRecord[]): Totals {
	const stages = mapStages((stage) => sum(rows.filter((row) => row.stage === stage).map(amountOf)));
	const surplus = (rowsOf: number, distinct: Set<string>) => rowsOf - distinct.size;
	return {
		stages,
		paidInSalesforce: sum(rows.map(({ paidCents }) => paidCents).filter((cents) => cents !== 0)),
		paidInBill: sum(
			payments.filter(({ singleStatus }) => singleStatus === 'CLEARED').map(({ amount }) => toCents(amount)),
		),
		bills: bills.length,
		payments: payments.length,
		vendors: new Set(bills.map(({ vendorId }) => vendorId)).size,
		duplicates:
			surplus(
				bills.length,
				new Set(bills.map(({ vendorId, invoice }) => numberKey(vendorId, invoice.invoiceNumber))),
			) + surplus(payments.length, new Set(payments.map(({ billId }) => billId))),
	};
}

function mapStages(total: (stage: Stage) => Total): Record<Stage, Total> {
	return {
		waiting: total('waiting'),
		underway: total('underway'),
		paid: total('paid'),
		attention: total('attention'),
		closed: total('closed'),
	};
}

function sum(cents: number[]): Total {
	return { count: cents.length, cents: cents.reduce((total, one) => total + one, 0) };
}

function amountOf({ salesforce, bill }: ConsoleRow): number {
	return salesforce?.amountCents ?? bill?.amountCents ?? 0;
}

function numberKey(vendor: string, invoiceNumber: string): string {
	return `${vendor.trim().toLowerCase()}|${invoiceNumber}`;
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const group = groups.get(keyOf(item));
		if (group) group.push(item);
		else groups.set(keyOf(item), [item]);
	}
	return groups;
}

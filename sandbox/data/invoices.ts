import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Invoice, Vendor } from './invoice';
import { chooseVaried } from './selection';

interface Row {
	transaction: string;
	supplier_id: string;
	supplier_name: string;
	service_area: string;
	gl_code: string;
	gl_name: string;
	date: string;
	amount: string;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const PAYMENT_TERM_DAYS = 30;

let cachedRows: Row[] | undefined;

function rows(): Row[] {
	cachedRows ??= parse<Row>(readFileSync(join(__dirname, 'ap-invoices.csv')), { columns: true });
	return cachedRows;
}

/** The 118 GL codes of the file, with their names, in the order of the codes. */
export function chartOfAccounts(): Array<{ number: string; name: string }> {
	const names = new Map(rows().map((row) => [row.gl_code, row.gl_name]));
	return [...names]
		.map(([number, name]) => ({ number, name }))
		.sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** The 17 service areas of the file, by name. */
export function departments(): Array<{ name: string }> {
	return [...new Set(rows().map((row) => row.service_area))].sort().map((name) => ({ name }));
}

/**
 * All 2,477 invoices and the 2 credits of the file, in its order. `today` (epoch ms) moves the due dates: see
 * {@link dueDateShiftMs}.
 */
export function loadInvoices(today = Date.now()): { invoices: Invoice[]; credits: Invoice[] } {
	const documents = new Map<string, Row[]>();
	for (const row of rows()) {
		// A negative line is a credit of its own, so that no bill contains what BILL keeps as a vendor credit.
		const kind = row.amount.startsWith('-') ? 'credit' : 'invoice';
		const key = `${kind}/${row.supplier_id}/${row.transaction}`;
		documents.set(key, [...(documents.get(key) ?? []), row]);
	}
	const shiftMs = dueDateShiftMs(today);
	const vendors = vendorsByName();
	const all = [...documents.values()].map((lines) => toInvoice(lines, vendors, shiftMs));
	return {
		invoices: all.filter(({ amountCents }) => amountCents >= 0),
		credits: all.filter(({ amountCents }) => amountCents < 0),
	};
}

/**
 * A deterministic choice of `count` invoices to pay, plus one credit that nobody may pay. Among the invoices, as far as
 * `count` allows, are several lines, awkward vendor names and invoice numbers too long for BILL.
 * @throws {RangeError} when the file does not hold that many
 */
export function selectInvoices(count: number, today = Date.now()): { invoices: Invoice[]; credit: Invoice } {
	const { invoices, credits } = loadInvoices(today);
	if (!Number.isInteger(count) || count < 1 || count > invoices.length) {
		throw new RangeError(
			`The file holds ${invoices.length} invoices: ask for 1 to ${invoices.length}, not ${count}`,
		);
	}
	return { invoices: chooseVaried(invoices, count), credit: credits[0] };
}

/** Cents of a decimal with at most two places, read digit by digit: a binary float would round. */
export function readCents(decimal: string): number {
	const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(decimal);
	if (!match) throw new Error(`Not an amount: ${decimal}`);
	const [, sign, whole, fraction = ''] = match;
	return Number(`${sign}${whole}${fraction.padEnd(2, '0')}`);
}

/**
 * How far due dates move: by whole weeks, the same for all, so that the first falls due at least a week after `today` and
 * weekdays and distances stay. Invoice dates stay those of the source.
 */
function dueDateShiftMs(today: number): number {
	const firstDate = rows().reduce((first, { date }) => (date < first ? date : first), '9999-12-31');
	const firstDueMs = Date.parse(firstDate) + PAYMENT_TERM_DAYS * DAY_MS;
	return Math.ceil((today + WEEK_MS - firstDueMs) / WEEK_MS) * WEEK_MS;
}

/** Payees registered twice under one name are one vendor, under the first of their ids. */
function vendorsByName(): Map<string, Vendor> {
	const vendors = new Map<string, Vendor>();
	for (const { supplier_id: id, supplier_name: name } of rows()) {
		if (!vendors.has(nameKey(name))) vendors.set(nameKey(name), { id, name });
	}
	return vendors;
}

function nameKey(name: string): string {
	return name.trim().toLowerCase();
}

function toInvoice(lines: Row[], vendors: Map<string, Vendor>, shiftMs: number): Invoice {
	const [{ supplier_id: id, supplier_name: name, date }] = lines;
	const amounts = lines.map(({ amount }) => readCents(amount));
	const amountCents = amounts.reduce((sum, cents) => sum + cents, 0);
	return {
		vendor: vendors.get(nameKey(name)) ?? { id, name },
		invoiceNumber: invoiceNumberOf(lines[0]) + (amountCents < 0 ? '-CR' : ''),
		invoiceDate: date,
		dueDate: isoDate(Date.parse(date) + PAYMENT_TERM_DAYS * DAY_MS + shiftMs),
		amountCents,
		lines: lines.map((row, index) => ({
			amountCents: amounts[index],
			description: row.gl_name,
			glCode: row.gl_code,
			department: row.service_area,
		})),
	};
}

/** One transaction in ten gets the long number a department would write: more than the 21 characters BILL takes. */
function invoiceNumberOf({ transaction, service_area: serviceArea }: Row): string {
	if (!transaction.endsWith('7')) return transaction;
	const area = serviceArea.toLowerCase().replace(/[^a-z]+/g, '-');
	return `OCC/2017/Q1/${area}/${transaction}`;
}

function isoDate(ms: number): string {
	return new Date(ms).toISOString().slice(0, 10);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import {
	chartOfAccounts,
	departments,
	loadInvoices,
	selectInvoices,
	readCents,
} from '../../../sandbox/data/invoices';

const TODAY = Date.parse('2026-11-22T12:00:00Z');
const CSV = readFileSync(join(__dirname, '../../../sandbox/data/ap-invoices.csv'), 'utf8');
const centsOf = (invoices: Array<{ amountCents: number }>) =>
	invoices.reduce((sum, { amountCents }) => sum + amountCents, 0);

describe('the invoices of the file', () => {
	it('are as many as the file has supplier transactions, plus a credit for each negative line', () => {
		const { invoices, credits } = loadInvoices(TODAY);

		const lines: Array<{ supplier_id: string; transaction: string }> = parse(CSV, { columns: true });
		expect(invoices).toHaveLength(
			new Set(lines.map((line) => `${line.supplier_id}/${line.transaction}`)).size,
		);
		expect(credits.map(({ vendor, amountCents }) => [vendor.name, amountCents])).toEqual([
			['PYROTEC SERVICES LTD', -12249],
			['COMPUTERSHARE VOUCHER SERVICES', -14300],
		]);
	});

	it('add up to the file to the cent', () => {
		const { invoices, credits } = loadInvoices(TODAY);

		const lines: Array<{ amount: string }> = parse(CSV, { columns: true });
		const fileCents = lines.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
		expect(BigInt(centsOf([...invoices, ...credits]))).toBe(fileCents);
		expect(invoices.filter(({ amountCents, lines: own }) => centsOf(own) !== amountCents)).toEqual([]);
	});

	it('have a number of their own each, one in ten too long for BILL', () => {
		const { invoices } = loadInvoices(TODAY);

		const numbers = invoices.map(({ invoiceNumber }) => invoiceNumber);
		const long = numbers.filter(({ length }) => length > 21);
		expect(new Set(numbers).size).toBe(numbers.length);
		expect(long.length).toBeGreaterThan(200);
		expect(long[0]).toMatch(/^OCC\/2017\/Q1\/[a-z-]+\/\d+7$/);
	});

	it('keep their date and fall due from a week after today on, at their old distances', () => {
		const { invoices } = loadInvoices(TODAY);

		const dueDates = invoices.map(({ dueDate }) => Date.parse(dueDate));
		const shifts = invoices.map(({ invoiceDate, dueDate }) => Date.parse(dueDate) - Date.parse(invoiceDate));
		expect(invoices[0].invoiceDate).toBe('2017-02-07');
		expect(Math.min(...dueDates)).toBeGreaterThanOrEqual(Date.parse('2026-11-29'));
		expect(Math.min(...dueDates)).toBeLessThan(Date.parse('2026-12-07'));
		expect(new Set(shifts).size).toBe(1);
	});

	it('have one vendor for each name, however often the source registered it', () => {
		const vendors = loadInvoices(TODAY).invoices.map(({ vendor }) => vendor);

		const names = new Set(vendors.map(({ name }) => name.toLowerCase()));
		expect([names.size, new Set(vendors.map(({ id }) => id)).size]).toEqual([496, 496]);
	});

	it('name only accounts and departments of the file', () => {
		const numbers = new Set(chartOfAccounts().map(({ number }) => number));
		const names = new Set(departments().map(({ name }) => name));

		const lines = loadInvoices(TODAY).invoices.flatMap((invoice) => invoice.lines);

		expect([numbers.size, names.size]).toEqual([118, 17]);
		expect(lines.filter(({ glCode, department }) => !numbers.has(glCode) || !names.has(department))).toEqual(
			[],
		);
	});
});

describe('a selection', () => {
	it.each([20, 200])('of %d holds every kind of awkward invoice', (count) => {
		const { invoices } = selectInvoices(count, TODAY);

		expect(invoices).toHaveLength(count);
		const has = (test: (invoice: (typeof invoices)[number]) => boolean) => invoices.some(test);
		expect(has(({ lines }) => lines.length > 1)).toBe(true);
		expect(has(({ lines }) => lines.length > 10)).toBe(true);
		expect(has(({ invoiceNumber }) => invoiceNumber.length > 21)).toBe(true);
		for (const awkward of ['"', ',', '  ', "'", '&'])
			expect(has(({ vendor }) => vendor.name.includes(awkward))).toBe(true);
	});

	it('is the same every time and pays nothing negative', () => {
		const [once, again] = [selectInvoices(200, TODAY), selectInvoices(200, TODAY)];

		expect(again).toEqual(once);
		expect(once.invoices.filter(({ amountCents }) => amountCents <= 0)).toEqual([]);
		expect(once.credit.amountCents).toBe(-12249);
	});

	it('can be everything the file holds', () => {
		expect(selectInvoices(2477, TODAY).invoices).toHaveLength(2477);
	});

	it.each([0, 2478, 1.5, Number.NaN])('of %d is refused with the number there are', (count) => {
		expect(() => selectInvoices(count, TODAY)).toThrow('1 to 2477');
	});
});

describe('cents', () => {
	it.each([
		['1033983.57', 103398357],
		['-0.29', -29],
		['7', 700],
		['7.1', 710],
	])('of %s are %d', (decimal, cents) => {
		expect(readCents(decimal)).toBe(cents);
	});

	it.each(['', '1,000.00', '1.005', 'n/a'])('of "%s" are refused', (decimal) => {
		expect(() => readCents(decimal)).toThrow('Not an amount');
	});
});

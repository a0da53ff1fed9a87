/** When two invoice numbers are one, a slip apart, or two. Measured on the real invoices of the sandbox as well. */
import { likenessOf } from '../../../../nodes/BillCom/resources/payment/checks/duplicates/invoiceNumbers';
import { loadInvoices } from '../../../../sandbox/data/invoices';

it.each([
	['INV-001', 'inv 001'],
	['INV-001', 'INV001'],
	['INV-001', 'INV-1'],
	['0042', '42'],
	['2017-0042', '20170042'],
	['ＩＮＶ－7', 'INV-7'],
	['A/7', 'A-07'],
])('takes %s and %s for one number', (one, other) => {
	expect([likenessOf(one, other), likenessOf(other, one)]).toEqual(['same', 'same']);
});

it.each([
	['INV-1O0', 'INV-100'],
	['INV-I7', 'INV-17'],
	['INV-O1', 'INV-01'],
	['20170142', '20170124'],
	['20170142', '2017142'],
	['20170142', '201701422'],
	['INV-77', 'INV-77-A'],
	['INV-77', 'INV-77 copy'],
	['INV-77', 'INV-77-REV2'],
	['4711', 'INV-4711'],
])('takes %s and %s for similar', (one, other) => {
	expect([likenessOf(one, other), likenessOf(other, one)]).toEqual(['similar', 'similar']);
});

it.each([
	['INV-10', 'INV-11'],
	['INV-1', 'INV-11'],
	['INV-9', 'INV-10'],
	['INV-99', 'INV-100'],
	['2026-10', '2026-11'],
	['2017-1-11', '2017-11-1'],
	['20170142', '20170143'],
	['RENT 09/2026', 'RENT 10/2026'],
	['INV-77-A', 'INV-77-B'],
	['12', '21'],
	['A-7', 'B-7'],
	['', ''],
	['---', '---'],
	['INV-7', ''],
])('takes %s and %s for two numbers', (one, other) => {
	expect([likenessOf(one, other), likenessOf(other, one)]).toEqual(['other', 'other']);
});

it('takes no monthly series of one amount for duplicates', () => {
	const numbers = Array.from({ length: 36 }, (_, month) => `INV-${month + 995}`);
	const neighbours = numbers.slice(1).map((number, place) => likenessOf(numbers[place] ?? '', number));

	expect(neighbours.filter((likeness) => likeness !== 'other')).toEqual([]);
});

it('finds next to nothing among 2,477 real invoices that are none', () => {
	const { invoices } = loadInvoices();
	const DAYS_30 = 30 * 24 * 60 * 60_000;
	const found = { same: 0, similar: 0 };
	let compared = 0;
	for (const [place, one] of invoices.entries()) {
		for (const other of invoices.slice(place + 1)) {
			if (one.vendor.id !== other.vendor.id) continue;
			const likeness = likenessOf(one.invoiceNumber, other.invoiceNumber);
			const isSameMoney =
				one.amountCents === other.amountCents &&
				Math.abs(Date.parse(one.invoiceDate) - Date.parse(other.invoiceDate)) <= DAYS_30;
			compared += 1;
			if (likeness === 'same') found.same += 1;
			if (likeness === 'similar' && isSameMoney) found.similar += 1;
		}
	}
	// 60068445 and 60068454, of one day and amount: nine apart in a series.
	expect({ compared, ...found }).toEqual({ compared: 47_023, same: 0, similar: 1 });
});

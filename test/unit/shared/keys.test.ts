import {
	billInvoiceNumber,
	bulkTransactionNumber,
	paymentTransactionNumber,
} from '../../../nodes/shared/keys';

it('keeps an invoice number of 21 characters', () => {
	expect(billInvoiceNumber('123456789012345678901')).toBe('123456789012345678901');
});

it('shortens a longer one to 12 characters and a checksum of the whole', () => {
	// Any other checksum would give invoices that are in BILL already a second number.
	expect(billInvoiceNumber('1234567890123456789012')).toBe('123456789012-5f5fbd31');
});

it('gives long invoice numbers that begin alike different numbers, and the same one each time', () => {
	const [one, two, again] = [
		'STATEMENT-2026-11-000001',
		'STATEMENT-2026-11-000002',
		' STATEMENT-2026-11-000001 ',
	].map(billInvoiceNumber);

	expect(one).not.toBe(two);
	expect(again).toBe(one);
});

it('keeps a payment key of 50 characters and shortens a longer one without losing its difference', () => {
	const ofOneRound = 'SF-a0B5g00000XyZabEAF-1f2e3d4c';
	const [one, two] = ['1', '2'].map((end) => paymentTransactionNumber(`${'k'.repeat(60)}${end}`));

	expect(paymentTransactionNumber(ofOneRound)).toBe(ofOneRound);
	expect([one?.length, two?.length]).toEqual([50, 50]);
	expect(one).not.toBe(two);
});

it('makes one payment key of both forms of a Salesforce ID', () => {
	const [short, long] = ['SF-001D000000IqhSL-1f2e3d4c', 'SF-001D000000IqhSLIAZ-1f2e3d4c'];

	expect(paymentTransactionNumber(short)).toBe(long);
	expect(bulkTransactionNumber([short])).toBe(bulkTransactionNumber([long]));
});

it('leaves other keys of 15 characters as they are', () => {
	expect(paymentTransactionNumber('INVOICE12345678')).toBe('INVOICE12345678');
});

import type { TableRow } from '../../../sandbox/n8n/tables';
import { countAskedPeople } from '../../../sandbox/start/askedPeople';
import { aPaidInvoice } from './records';

const INVOICE = 'a00000000000001AAA';
const CREDIT = 'a00000000000009AAA';

let serial = 0;
const aLetter = (recordId: string | null): TableRow => ({
	id: (serial += 1),
	recordId,
	message: 'It failed.',
});
const count = (invoices: Array<Parameters<typeof aPaidInvoice>[0]>, letters: TableRow[] = []) =>
	countAskedPeople(
		{
			invoices: invoices.map(aPaidInvoice),
			credits: [aPaidInvoice({ Id: CREDIT, BILL_Sync_Status__c: 'Needs Attention' })],
		},
		letters,
	);

describe('how often a person was asked', () => {
	it('is never when all is paid and the credit is parked, with a row in Dead Letters or without', () => {
		expect(count([{}])).toBe(0);
		expect(count([{}], [aLetter(CREDIT)])).toBe(0);
	});

	it('is once for an invoice, however many rows tell of it', () => {
		const marked = { Id: INVOICE, BILL_Sync_Status__c: 'Needs Attention' };

		expect(count([marked])).toBe(1);
		expect(count([marked], [aLetter(INVOICE), aLetter('a00000000000001')])).toBe(1);
	});

	it('counts an invoice that was paid in the end although somebody was told that it failed', () => {
		expect(count([{ Id: INVOICE }], [aLetter(INVOICE)])).toBe(1);
	});

	it('counts a row that names no invoice', () => {
		expect(count([{}], [aLetter(''), aLetter(null)])).toBe(2);
	});
});

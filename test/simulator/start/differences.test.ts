import { centsOff, countDuplicates } from '../../../sandbox/start/differences';
import { aBill, aPaidInvoice, aPayment, aSnapshot } from './records';

describe('what a headless run reports as a difference', () => {
	it('is nothing when invoice, bill, payment and paid amount agree', () => {
		expect(centsOff(aPaidInvoice(), aSnapshot())).toBe(0);
	});

	it.each([
		['the bill is a cent short', aPaidInvoice(), aSnapshot({ bills: [aBill({ amount: 120.49 })] }), 1],
		[
			'it was paid twice',
			aPaidInvoice(),
			aSnapshot({ payments: [aPayment(), aPayment({ id: 'stp02' })] }),
			12050,
		],
		[
			'its payment was voided',
			aPaidInvoice(),
			aSnapshot({ payments: [aPayment({ singleStatus: 'VOIDED' })] }),
			12050,
		],
		['Salesforce shows nothing as paid', aPaidInvoice({ Paid_Amount__c: null }), aSnapshot(), 12050],
		[
			'nothing of it reached BILL',
			aPaidInvoice({ BILL_Bill_Id__c: null, Paid_Amount__c: null }),
			aSnapshot(),
			36150,
		],
	])('counts the cents when %s', (_what, invoice, snapshot, cents) => {
		expect(centsOff(invoice, snapshot)).toBe(cents);
	});
});

describe('what a headless run reports as a duplicate', () => {
	it('is nothing when everything exists once', () => {
		expect(countDuplicates(aSnapshot(), ['ACME', 'Other'])).toBe(0);
	});

	it.each([
		['a second vendor of one name', aSnapshot(), ['ACME', 'ACME'], 1],
		[
			'a second bill of one vendor and number',
			aSnapshot({ bills: [aBill(), aBill({ id: '00n02' })] }),
			['ACME'],
			1,
		],
		[
			'two more payments of one bill',
			aSnapshot({ payments: [aPayment(), aPayment({ id: 'stp02' }), aPayment({ id: 'stp03' })] }),
			['ACME'],
			2,
		],
		[
			'two invoices linked to one bill',
			aSnapshot({ invoices: [aPaidInvoice(), aPaidInvoice({ Id: 'a00000000000002AAA' })] }),
			['ACME'],
			1,
		],
	])('counts %s', (_what, snapshot, vendorNames, duplicates) => {
		expect(countDuplicates(snapshot, vendorNames)).toBe(duplicates);
	});

	it('leaves out a payment that was replaced after a void', () => {
		const payments = [aPayment({ singleStatus: 'VOIDED' }), aPayment({ id: 'stp02' })];

		expect(countDuplicates(aSnapshot({ payments }), ['ACME'])).toBe(0);
	});
});

import { evaluated } from './evaluated';

const RECORD = 'a00000000000001AAA';
const PAYMENT = { id: 'stp01', amount: 120.5, transactionNumber: `SF-${RECORD}-0123abcd` };

/** What Reconcile lists for a person about a payment of BILL that no row names. */
function listedFor(invoice: Record<string, unknown>): unknown[] {
	const before = {
		'Read the open invoices': [],
		'Read the rows at work': [],
		'Read the open rows': [],
		'Does no approval name it?': [PAYMENT],
		'Read the invoices of these payments': [{ recordId: RECORD, ...invoice }],
	};
	return evaluated('Reconcile BILL and Salesforce', 'List the differences', before).differences as unknown[];
}

describe('a payment in BILL that no row names', () => {
	it('is listed when its invoice is not in Salesforce any more', () => {
		expect(listedFor({ isFound: false, curedBy: 'person', whyNotRead: 'recordNotFound' })).toMatchObject([
			{ recordId: RECORD, message: expect.stringContaining('not in Salesforce any more') },
		]);
	});

	it('is looked at again an hour later when Salesforce could not be asked', () => {
		expect(listedFor({ isFound: false, curedBy: 'time', whyNotRead: 'salesforceNotReached' })).toEqual([]);
		// A sign-in that a person has to mend is told by what reads everything; it says nothing about this invoice.
		expect(listedFor({ isFound: false, curedBy: 'person', whyNotRead: 'salesforceNotReached' })).toEqual([]);
	});

	it('is listed when its invoice names another payment, and not when it names this one', () => {
		expect(listedFor({ isFound: true, paymentId: 'stp02' })).toMatchObject([
			{ message: expect.stringContaining('names payment stp02 instead') },
		]);
		expect(listedFor({ isFound: true, paymentId: 'stp01' })).toEqual([]);
	});
});

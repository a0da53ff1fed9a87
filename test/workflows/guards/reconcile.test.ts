import { evaluated, passes } from './evaluated';

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

/** Whether Reconcile asks Salesforce for the latest approval of an invoice that is not paid. At 12:00 on 30 November. */
function isLookedAt(rows: Array<{ state: string; updatedAt: string }>, recordChangedAt: string): boolean {
	const ofRecord = rows.map((row) => ({ recordId: RECORD, ...row }));
	const before = {
		'Read their approvals': ofRecord,
		'Read the open rows': ofRecord.filter(({ state }) => state !== 'ended' && state !== 'needs attention'),
	};
	const invoice = { recordId: RECORD, recordChangedAt };
	return passes('Reconcile BILL and Salesforce', 'May it have been missed?', before, invoice);
}

describe('an approved invoice that is not paid', () => {
	const TOLD = { state: 'needs attention', updatedAt: '2026-11-20T09:00:05.000Z' };

	it('is left alone for good once it was told, so that it costs no calls and no room in the audit trail', () => {
		expect(isLookedAt([TOLD], '2026-11-20T09:00:04.000Z')).toBe(false);
	});

	it('is looked at once more when its record was changed after that, as a new approval does', () => {
		expect(isLookedAt([TOLD], '2026-11-20T09:00:06.000Z')).toBe(true);
	});

	it('is looked at for a day whatever the clocks say, and always when nothing is known of it', () => {
		expect(isLookedAt([{ ...TOLD, updatedAt: '2026-11-29T11:00:00.000Z' }], '2026-11-29T10:30:00.000Z')).toBe(
			true,
		);
		expect(isLookedAt([], '2026-10-01T00:00:00.000Z')).toBe(true);
	});

	it('is left to its run while a row is at work', () => {
		expect(isLookedAt([{ ...TOLD, state: 'retry' }], '2026-11-30T11:00:00.000Z')).toBe(false);
	});
});

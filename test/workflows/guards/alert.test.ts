import { evaluated } from './evaluated';

const RECORD = 'a00000000000001AAA';
const LETTER = {
	id: 7,
	recordId: RECORD,
	workflowName: 'Pay approved invoices',
	reference: 'INV-7',
	message:
		'Invoice INV-7: its payment is in BILL. Salesforce does not show this yet: no access to the field.',
	createdAt: '2026-11-30T11:00:00.000Z',
};

/** Whether Alert on failure keeps a letter to itself, because its invoice has gone on since. */
function isSolved(row: Record<string, unknown>): unknown {
	const before = {
		'Read what is new': [LETTER],
		'Read how these invoices stand': [{ recordId: RECORD, updatedAt: '2026-11-30T11:00:01.000Z', ...row }],
	};
	const { letters } = evaluated('Alert on failure', 'Choose who is told what', before);
	return (letters as Array<{ isSolved: boolean }>)[0].isSolved;
}

describe('an alert about an invoice', () => {
	it('is spared when the invoice has been paid in the meantime', () => {
		expect(isSolved({ state: 'paid out', message: 'BILL pays 120.50 on 2026-12-01.' })).toBe(true);
		expect(isSolved({ state: 'ended', reason: 'settled', message: '' })).toBe(true);
	});

	it.each(['paid out', 'bill created'])(
		'is sent when its row says %s and Salesforce shows nothing of it',
		(state) => {
			expect(isSolved({ state, reason: 'notWritten', message: LETTER.message })).toBe(false);
		},
	);

	it('is sent while the invoice still needs attention', () => {
		expect(isSolved({ state: 'needs attention', message: LETTER.message })).toBe(false);
	});
});

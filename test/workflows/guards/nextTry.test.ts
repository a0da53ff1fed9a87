import { evaluated } from './evaluated';

/** When *Pay approved invoices* takes a row again after an error of the BILL node. It is noon. */
function nextTryAfter(attempts: number, details: Record<string, unknown>): unknown {
	const row = { id: 1, recordId: 'a00000000000001AAA', invoiceNumber: 'INV-1', attempts };
	const before = {
		'Compare and choose the route': [row],
		'Your settings': [{ firstPauseMinutes: 1 }],
		'Create the bills': [],
		'Read rules and switches': [{ switches: {} }],
	};
	const failed = { error: 'BILL gave no clear answer.', details };
	return evaluated('Pay approved invoices', 'Say what went wrong', before, failed).nextTryAt;
}

const SETTLED = '2026-11-30T12:05:00.000Z';
const atWork = { reason: 'unknownOutcome', curedBy: 'time', retryAt: SETTLED };

describe('the row of an invoice whose write got no clear answer', () => {
	it('comes again when BILL can no longer be at work on it', () => {
		expect(nextTryAfter(0, atWork)).toBe(SETTLED);
		expect(nextTryAfter(2, atWork)).toBe(SETTLED);
	});

	it('comes after growing pauses where that goes on, so that a long outage asks nobody', () => {
		expect(nextTryAfter(3, atWork)).toBe('2026-11-30T12:08:00.000Z');
		expect(nextTryAfter(9, atWork)).toBe('2026-11-30T20:32:00.000Z');
	});

	it('comes almost at once where BILL itself has answered', () => {
		expect(nextTryAfter(0, { reason: 'unknownOutcome', curedBy: 'repetition' })).toBe(
			'2026-11-30T12:00:12.000Z',
		);
	});
});

it('an hour that is used up ends when BILL says so, however often it was met', () => {
	const details = { reason: 'billNotReached', curedBy: 'time', retryAt: '2026-11-30T13:00:00.000Z' };

	expect(nextTryAfter(9, details)).toBe('2026-11-30T13:00:00.000Z');
});

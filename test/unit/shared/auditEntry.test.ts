import { createHash } from 'node:crypto';
import { resultOf } from '../../../nodes/shared/transport/auditEntry';

const ANSWER = { list: 'x'.repeat(5_000) };
const WHOLE = JSON.stringify(ANSWER);
const SHA256 = createHash('sha256').update(WHOLE).digest('hex');

/** The answer that is kept of a call, which was over 5,000 characters. */
function keptOf(method: string, records: string, path = '/connect/v3/payments', status = 200): string {
	const call = {
		system: 'BILL' as const,
		method,
		url: `https://gateway.bill.com${path}`,
		request: undefined,
		status,
		milliseconds: 12,
		answer: ANSWER,
	};
	return resultOf(call, { workflowName: 'A', run: 'a/1', nodeName: 'B', records }).answer;
}

it('keeps the whole answer of a call that belongs to a record', () => {
	expect(keptOf('GET', 'a00000000000001AAA')).toBe(WHOLE);
});

it('keeps of a list that belongs to none how it begins, its length and the digest of the whole', () => {
	const kept = keptOf('GET', '');

	expect(kept.startsWith(WHOLE.slice(0, 200))).toBe(true);
	expect(kept.length).toBeLessThan(400);
	expect(kept).toContain(`${WHOLE.length} characters`);
	expect(kept).toContain(SHA256);
});

it('keeps more of what a write was answered, and of why a list was refused', () => {
	expect(keptOf('POST', '').startsWith(WHOLE.slice(0, 2_000))).toBe(true);
	expect(keptOf('GET', '', '/connect/v3/payments', 400).startsWith(WHOLE.slice(0, 2_000))).toBe(true);
});

it.each([
	['GET', '/connect/v3/classifications/chart-of-accounts', 400],
	['GET', '/services/data/v66.0/sobjects/AP_Invoice__c/describe', 400],
	['PATCH', '/connect/v3/classifications/chart-of-accounts/0ca01', 6_000],
])('keeps of %s %s at most %i characters, also for a record', (method, path, most) => {
	const kept = keptOf(method, 'a00000000000001AAA', path);

	expect(kept.length).toBeLessThan(most);
	expect(most > WHOLE.length ? kept : kept.includes(SHA256)).toBe(most > WHOLE.length ? WHOLE : true);
});

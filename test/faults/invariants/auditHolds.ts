/** 7. The chain of the audit trail verifies, and holds every write that the journals hold. */
import { createHash } from 'node:crypto';
import type { Evidence, Invariant, JournalCall, Shown } from './evidence';

const SEALED = [
	'at',
	'system',
	'call',
	'outcome',
	'milliseconds',
	'records',
	'request',
	'answer',
	'workflowName',
	'run',
	'nodeName',
];

export const auditHolds: Invariant = (evidence) => [...brokenChains(evidence), ...missingWrites(evidence)];

/** docs/audit.md, The seals; written from there. */
function brokenChains({ tables }: Evidence): string[] {
	return Object.entries(tables).flatMap(([n8n, { 'Audit Trail': rows = [] }]) => {
		const entries = [...rows].sort((a, b) => Number(a.number) - Number(b.number));
		let previous: Shown | undefined;
		for (const entry of entries) {
			const isSame = previous && previous.number === entry.number && previous.hash === entry.hash;
			if (isSame) continue;
			const expected = Number(previous?.number ?? 0) + 1;
			if (entry.number !== expected)
				return [`trail of ${n8n}: entry ${String(entry.number)} follows ${expected - 1}`];
			const digest = sha256(JSON.stringify(SEALED.map((name) => String(entry[name] ?? ''))));
			if (digest !== entry.digest) return [`trail of ${n8n}: entry ${expected} was changed`];
			const previousHash = String(previous?.hash ?? '');
			const hash = sha256([entry.number, entry.day, digest, entry.links, previousHash].join('\n'));
			if (hash !== entry.hash || String(entry.previousHash ?? '') !== previousHash)
				return [`trail of ${n8n}: the seal of entry ${expected} does not fit`];
			previous = entry;
		}
		return [];
	});
}

/**
 * Of every write that a system received there is an intent of the same call with the same body. n8n repeats by itself what was
 * answered 401; everything else that was sent again has an intent of its own.
 */
function missingWrites({ tables, journals }: Evidence): string[] {
	const intents = new Map<string, number>();
	for (const of of Object.values(tables))
		for (const { system, call, request, outcome } of [
			...(of['Audit Trail'] ?? []).filter(
				(one, at, all) => all.findIndex(({ number }) => number === one.number) === at,
			),
			...notChained(of),
		]) {
			if (outcome !== 'about to be sent') continue;
			const key = `${String(system)} ${String(call).split('?', 1)[0]} ${String(request)}`;
			intents.set(key, (intents.get(key) ?? 0) + 1);
		}
	const missing: string[] = [];
	const calls: Array<[string, JournalCall]> = [
		...journals.bill.map((call): [string, JournalCall] => ['BILL', call]),
		...journals.salesforce.map((call): [string, JournalCall] => ['Salesforce', call]),
	];
	for (const [system, { method, path, at, body, status }] of calls) {
		if (
			method === 'GET' ||
			status === 401 ||
			!/\/v3\/(bills|payments|vendors)\b|\/(sobjects|composite)\b/.test(path)
		)
			continue;
		const key = `${system} ${method} ${path} ${body ? JSON.stringify(body) : ''}`;
		const left = intents.get(key) ?? 0;
		if (left === 0) missing.push(`${key.slice(0, 300)} at ${at} is missing in the audit trail`);
		intents.set(key, left - 1);
	}
	return missing;
}

/** What is chained already waits in the inbox until a later run has seen that. */
function notChained(of: Record<string, Shown[]>): Shown[] {
	const digests = new Map<string, number>();
	for (const { digest } of of['Audit Trail'] ?? []) digests.set(String(digest), 1);
	return (of['Audit Inbox'] ?? []).filter(({ digest }) => !digests.has(String(digest)));
}

function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}

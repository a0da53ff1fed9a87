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
 * What a call did, for a record: bills, payments, vendors of BILL, records of Salesforce. n8n may send one intent more than
 * once (a renewed session), never something without one.
 */
function missingWrites({ tables, journals }: Evidence): string[] {
	const entries = Object.values(tables).flatMap((of) => [
		...(of['Audit Trail'] ?? []),
		...(of['Audit Inbox'] ?? []),
	]);
	const missing = (system: string, calls: JournalCall[], isWrite: (call: JournalCall) => boolean) => {
		const known = entries.filter((entry) => entry.system === system).map(({ call }) => pathOf(String(call)));
		return calls
			.filter(isWrite)
			.filter(
				({ method, path }) =>
					!known.some(
						(call) => call.method === method && (call.path.endsWith(path) || path.endsWith(call.path)),
					),
			);
	};
	const ofBill = missing(
		'BILL',
		journals.bill,
		({ method, path }) => method !== 'GET' && /\/v3\/(bills|payments|vendors)\b/.test(path),
	);
	const ofSalesforce = missing(
		'Salesforce',
		journals.salesforce,
		({ method, path }) => method !== 'GET' && /\/(sobjects|composite)\b/.test(path),
	);
	return [...ofBill, ...ofSalesforce].map(
		({ method, path, at }) => `${method} ${path} at ${at} is missing in the audit trail`,
	);
}

function pathOf(call: string): { method: string; path: string } {
	const [method = '', target = ''] = call.split(' ', 2);
	return { method, path: target.split('?', 1)[0] };
}

function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}

import type { Entry } from './export';

/** It looks at both systems by the clock, however few invoices there are, and far more often here than once an hour. */
const BY_THE_CLOCK = 'Reconcile BILL and Salesforce';

/** What the audit trail takes of n8n's disk, as n8n counts it. */
export interface AuditSize {
	/** Without what is stored by the clock. */
	kilobytesAnInvoice: number;
	/** What one run of Reconcile adds, mostly: where reports were lost, it asks for each payment. */
	kilobytesAReconcile: number;
	/** Of all stored entries, those that were there already: two runs at once store the same. */
	twice: number;
}

/**
 * Tells what a trail of any length will take.
 * @param tableBytes what n8n says that the table of these entries takes
 */
export function auditSize(entries: Entry[], tableBytes: number, invoices: number): AuditSize {
	const once = [...new Map(entries.map((entry) => [entry.hash, entry])).values()];
	const onDisk = tableBytes / bytesOf(entries);
	const clocked = once.filter(({ workflowName }) => workflowName === BY_THE_CLOCK);
	const runs = [...new Set(clocked.map(({ run }) => run))].map((run) =>
		bytesOf(clocked.filter((entry) => entry.run === run)),
	);
	const others = once.filter(({ workflowName }) => workflowName !== BY_THE_CLOCK);
	return {
		kilobytesAnInvoice: kilobytes((bytesOf(others) * onDisk) / invoices),
		kilobytesAReconcile: kilobytes(median(runs) * onDisk),
		twice: entries.length - once.length,
	};
}

function median(numbers: number[]): number {
	return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

function bytesOf(entries: Entry[]): number {
	return entries
		.flatMap((entry) => Object.values(entry))
		.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function kilobytes(bytes: number): number {
	return Math.round(bytes / 100) / 10;
}

import { needsAttention } from '../needsAttention';
import { invoiceOf, type Evidence, type Invariant } from './evidence';

/** 5. Every approved invoice ends Paid, or Needs Attention with a reason that is on the list, and an alert. */
export const everyoneEnds: Invariant = (evidence) =>
	evidence.plan.approvals.flatMap((approval) => {
		const {
			BILL_Sync_Status__c: status,
			BILL_Sync_Message__c: message,
			Approval_Status__c: decision,
		} = invoiceOf(evidence, approval);
		const said = (what: string) => [
			`${approval.invoiceNumber} ended as ${String(status)}: ${what} (${String(message)})`,
		];
		if (status === 'Paid') return [];
		const rows = rowsOf(evidence, approval.recordId);
		// What was withdrawn or voided by a person has ended as that person wanted it.
		const mayHaveNoRow = decision !== 'Approved'; // its event was lost, or came after that
		if (approval.mayAsk !== '' && haveEnded(rows, mayHaveNoRow)) return [];
		if (status !== 'Needs Attention' && status !== 'Payment Failed')
			return said('neither Paid nor Needs Attention');
		const { reasons } = needsAttention();
		const reason = rows.map((row) => String(row.reason ?? '')).find((one) => reasons.includes(one));
		if (reason === undefined)
			return said(`the list has no reason ${rows.map((row) => String(row.reason)).join(', ')}`);
		const isTold = evidence.alerts.some((text) => text.includes(approval.invoiceNumber));
		return isTold ? [] : said('no alert names it');
	});

/** A row of another n8n, or of an event that came twice, asks every hour whether the one that has the invoice is done. */
function haveEnded(rows: Array<Record<string, unknown>>, mayHaveNoRow: boolean): boolean {
	const own = rows.filter(({ reason }) => reason !== 'elsewhere');
	return (
		own.every(({ state }) => state === 'ended') && (own.length > 0 || (mayHaveNoRow && rows.length === 0))
	);
}

function rowsOf({ tables }: Evidence, recordId: string) {
	return Object.values(tables).flatMap(({ Approvals = [] }) =>
		Approvals.filter((row) => row.recordId === recordId),
	);
}

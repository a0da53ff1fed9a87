import type { Row } from '../../metadata/definition';
import { changeRow } from '../../records/save';
import type { Actor, Simulation } from '../../simulation/simulation';
import { flowObjects } from './lookups';

/** Ends of a flow approval, and the status its background step gives the invoice; a cancel runs no step. */
const INVOICE_STATUS: Record<'Approved' | 'Rejected' | 'Recalled' | 'Canceled', string | undefined> = {
	Approved: 'Approved',
	Rejected: 'Rejected',
	Recalled: 'Recalled',
	Canceled: undefined,
};

/**
 * Ends a submission: its lock goes, and its background step updates the invoice on behalf of whoever acted. The step
 * may write to a locked record.
 */
export function finishSubmission(
	sim: Simulation,
	actor: Actor,
	submission: Row,
	status: keyof typeof INVOICE_STATUS,
): void {
	changeRow(sim, actor, flowObjects.submission, String(submission.Id), { Status: status });
	const recordId = String(submission.RelatedRecordId);
	if (sim.switches.flowApprovalLocks) sim.store.setLocked(recordId, false);
	const invoiceStatus = INVOICE_STATUS[status];
	if (!invoiceStatus || submission.RelatedRecordObjectName !== flowObjects.invoice.name) return;
	changeRow(sim, actor, flowObjects.invoice, recordId, { Approval_Status__c: invoiceStatus });
}

import type { IDataObject } from 'n8n-workflow';
import { to18 } from '../../../shared/salesforceId';
import { toDecision } from '../source/decision';
import type { ApprovalEvent } from '../source/source';
import type { SalesforceConnection } from '../../transport/connection';
import type { Amount } from './amounts';
import { NEWEST, soqlDate } from './window';

/** One completed approval as either engine keeps it, before amount and decider are known. */
export interface CompletedApproval {
	approvalId: string;
	recordId: string;
	/** Salesforce's own word, e.g. Approved, Removed, Recalled. */
	status: string;
	/** ISO 8601 with Salesforce's offset. */
	modifiedAt: string;
	decidedAt: string;
	decidedBy: string | null;
	/** API name; null where the engine does not say. */
	processName: string | null;
	payload: IDataObject;
}

/** Final statuses of a classic approval; `Removed` is a recall (Salesforce object reference, ProcessInstance, 2026-11). */
export const FINAL_STATUSES = ['Approved', 'Rejected', 'Removed'];

/** Where completed approvals of an object are kept. */
export abstract class ApprovalEngine {
	constructor(
		protected readonly salesforce: SalesforceConnection,
		protected readonly objectName: string,
	) {}

	/**
	 * Completed approvals of the object, changed at or after `sinceMs`, oldest change first.
	 * @throws SalesforceRefusedError
	 */
	async changedSince(sinceMs: number): Promise<CompletedApproval[]> {
		return await this.query(
			`AND SystemModstamp >= ${soqlDate(sinceMs)} ORDER BY SystemModstamp, Id`,
			Infinity,
		);
	}

	/** The newest few, newest first. */
	async newest(): Promise<CompletedApproval[]> {
		return await this.query(`ORDER BY SystemModstamp DESC LIMIT ${NEWEST}`, NEWEST);
	}

	/** @param rest of the query, behind the condition that the approval is a completed one of the object */
	protected abstract query(rest: string, limit: number): Promise<CompletedApproval[]>;
}

/** The same item a platform event would give. An approval is decided once, so its id and status identify it. */
export function toEvent(
	approval: CompletedApproval,
	objectName: string,
	{ amount, currency }: Partial<Amount> = {},
): ApprovalEvent {
	return {
		eventId: `${to18(approval.approvalId)}:${approval.status}`,
		source: 'polling',
		decision: toDecision(approval.status),
		objectName,
		recordId: to18(approval.recordId),
		approvalId: to18(approval.approvalId),
		processName: approval.processName,
		amount: amount ?? null,
		...(currency !== undefined && { currency }),
		decidedBy: approval.decidedBy,
		decidedAt: new Date(approval.decidedAt).toISOString(),
		isGap: false,
		payload: approval.payload,
	};
}

/** An approval to build on where Salesforce has none; its payload says so. */
export function exampleEvent(objectName: string): ApprovalEvent {
	const at = '2026-01-31T12:00:00.000Z';
	const approval = {
		approvalId: '04g000000000001AAA',
		recordId: 'a01000000000001AAA',
		status: 'Approved',
		modifiedAt: at,
		decidedAt: at,
		decidedBy: '005000000000001AAA',
		processName: 'AP_Invoice_Approval',
		payload: { Id: 'example-no-completed-approval-in-salesforce', Status: 'Approved', CompletedDate: at },
	};
	return toEvent(approval, objectName, { amount: 120.5 });
}

import type { SalesforceConnection } from '../../transport/connection';
import { queryRecords } from '../../transport/query';
import { quoted } from '../../transport/soqlLiterals';
import { flatRecord } from '../../resources/record/flatRecord';
import { type ApprovalEngine, type CompletedApproval } from './completedApproval';
import { NEWEST, soqlDate } from './window';

/** Final statuses of a classic approval; `Removed` is a recall (Salesforce object reference, ProcessInstance, 2026-11). */
const FINAL = ['Approved', 'Rejected', 'Removed'];
const FIELDS =
	'Id, Status, TargetObjectId, ProcessDefinitionId, SubmittedById, CompletedDate, LastActorId, SystemModstamp, ProcessDefinition.DeveloperName';

/** A row of ProcessInstance. `LastActorId` and `CompletedDate` are empty until completion. */
type Row = {
	Id: string;
	Status: string;
	TargetObjectId: string;
	CompletedDate: string | null;
	LastActorId: string | null;
	SystemModstamp: string;
	/** Null for a user who may not see the definition. */
	ProcessDefinition: { DeveloperName: string } | null;
};

/** Classic approval processes. */
export class ClassicApprovals implements ApprovalEngine {
	constructor(
		private readonly salesforce: SalesforceConnection,
		private readonly objectName: string,
	) {}

	async changedSince(sinceMs: number): Promise<CompletedApproval[]> {
		return await this.query(
			`AND SystemModstamp >= ${soqlDate(sinceMs)} ORDER BY SystemModstamp, Id`,
			Infinity,
		);
	}

	async newest(): Promise<CompletedApproval[]> {
		return await this.query(`ORDER BY SystemModstamp DESC LIMIT ${NEWEST}`, NEWEST);
	}

	private async query(rest: string, limit: number): Promise<CompletedApproval[]> {
		const statuses = FINAL.map(quoted).join(', ');
		const where = `TargetObject.Type = ${quoted(this.objectName)} AND Status IN (${statuses})`;
		const rows = await queryRecords<Row>(
			this.salesforce,
			`SELECT ${FIELDS} FROM ProcessInstance WHERE ${where} ${rest}`,
			limit,
		);
		return rows.map(toApproval);
	}
}

function toApproval(row: Row): CompletedApproval {
	return {
		approvalId: row.Id,
		recordId: row.TargetObjectId,
		status: row.Status,
		modifiedAt: row.SystemModstamp,
		decidedAt: row.CompletedDate ?? row.SystemModstamp,
		decidedBy: row.LastActorId,
		processName: row.ProcessDefinition?.DeveloperName ?? null,
		payload: flatRecord(row),
	};
}

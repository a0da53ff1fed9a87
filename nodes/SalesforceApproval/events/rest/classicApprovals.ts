import chunk from 'lodash/chunk';
import type { SalesforceConnection } from '../../transport/connection';
import { IDS_IN_A_QUERY, queryRecords } from '../../transport/query';
import { quoted } from '../../transport/soqlLiterals';
import { flatRecord } from '../../transport/flatRecord';
import { ApprovalEngine, type CompletedApproval, FINAL_STATUSES } from './completedApproval';
import { soqlDate } from './window';

const FIELDS =
	'Id, Status, TargetObjectId, ProcessDefinitionId, SubmittedById, CompletedDate, LastActorId, SystemModstamp, ProcessDefinition.DeveloperName';

const IS_FINAL = `Status IN (${FINAL_STATUSES.map(quoted).join(', ')})`;

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
export class ClassicApprovals extends ApprovalEngine {
	protected async query(rest: string, limit: number): Promise<CompletedApproval[]> {
		const where = `TargetObject.Type = ${quoted(this.objectName)} AND ${IS_FINAL}`;
		const rows = await queryRecords<Row>(
			this.salesforce,
			`SELECT ${FIELDS} FROM ProcessInstance WHERE ${where} ${rest}`,
			limit,
		);
		return rows.map(toApproval);
	}
}

/** A completed approval with the object of its record. */
export interface TargetedApproval extends CompletedApproval {
	objectName: string;
}

/** Completed classic approvals of any object, by their ids. Throws SalesforceRefusedError. */
export async function completedById(
	salesforce: SalesforceConnection,
	approvalIds: string[],
): Promise<TargetedApproval[]> {
	const approvals: TargetedApproval[] = [];
	for (const ids of chunk(approvalIds, IDS_IN_A_QUERY))
		approvals.push(...(await completedWhere(salesforce, `Id IN (${ids.map(quoted).join(', ')})`)));
	return approvals;
}

/** Completed classic approvals of any object, changed at or after `sinceMs`. Throws SalesforceRefusedError. */
export async function completedSince(
	salesforce: SalesforceConnection,
	sinceMs: number,
): Promise<TargetedApproval[]> {
	return await completedWhere(salesforce, `SystemModstamp >= ${soqlDate(sinceMs)}`);
}

async function completedWhere(
	salesforce: SalesforceConnection,
	condition: string,
): Promise<TargetedApproval[]> {
	const soql = `SELECT ${FIELDS}, TargetObject.Type FROM ProcessInstance WHERE ${condition} AND ${IS_FINAL} ORDER BY SystemModstamp, Id`;
	const rows = await queryRecords<Row & { TargetObject: { Type: string } | null }>(
		salesforce,
		soql,
		Infinity,
	);
	return rows.map(({ TargetObject, ...row }) => ({
		...toApproval(row),
		objectName: TargetObject?.Type ?? '',
	}));
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

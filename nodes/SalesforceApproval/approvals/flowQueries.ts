import chunk from 'lodash/chunk';
import type { Record as SalesforceRecord } from 'jsforce/lib/types';
import { attempt } from '../transport/attempt';
import type { SalesforceConnection } from '../transport/connection';
import { describeObject } from '../transport/describe';
import { IDS_IN_A_QUERY, queryRecords } from '../transport/query';
import { SalesforceRefusedError } from '../transport/refusal';
import { quoted } from '../transport/soqlLiterals';

interface Named {
	Name?: string | null;
}

/** A row of ApprovalSubmission. */
export type SubmissionRow = {
	Id: string;
	Name?: string | null;
	Status: string;
	RelatedRecordId: string;
	RelatedRecord?: Named | null;
	RelatedRecordObjectName?: string | null;
	SubmittedById?: string | null;
	SubmittedBy?: Named | null;
	Comments?: string | null;
	CreatedDate: string;
	SystemModstamp: string;
};

/** A row of ApprovalWorkItem. `ReviewedById` is who really decided. */
export type FlowItemRow = {
	Id: string;
	ApprovalSubmissionId: string;
	ApprovalSubmission?:
		| (Named & { SubmittedById?: string | null; SubmittedBy?: Named | null; CreatedDate?: string })
		| null;
	RelatedRecordId: string;
	RelatedRecord?: Named | null;
	RelatedRecordObjectName?: string | null;
	Status: string;
	AssignedToId?: string | null;
	AssignedTo?: Named | null;
	ReviewedById?: string | null;
	ReviewedBy?: Named | null;
	ReviewedDate?: string | null;
	Comments?: string | null;
	ApprovalConditionName?: string | null;
	CreatedDate: string;
};

/** A row of ApprovalSubmissionDetail: one action, e.g. Recall. */
export type DetailRow = {
	ApprovalSubmissionId: string;
	ActionName: string;
	Comments?: string | null;
	/** Who acted. */
	performedById: string;
	performedByName: string | null;
	CreatedDate: string;
};

/** The same as Salesforce has it. Who created the row is not always who acted, which has a column of its own. */
type WireDetail = Omit<DetailRow, 'performedById' | 'performedByName'> & {
	ActionPerformedById?: string | null;
	ActionPerformedBy?: Named | null;
	CreatedById: string;
	CreatedBy?: Named | null;
};

const SUBMISSION_COLUMNS = [
	'Id',
	'Name',
	'Status',
	'RelatedRecordId',
	'RelatedRecordObjectName',
	'SubmittedById',
	'SubmittedBy.Name',
	'Comments',
	'CreatedDate',
	'SystemModstamp',
];
const ITEM_COLUMNS = [
	'Id',
	'ApprovalSubmissionId',
	'ApprovalSubmission.Name',
	'ApprovalSubmission.SubmittedById',
	'ApprovalSubmission.SubmittedBy.Name',
	'ApprovalSubmission.CreatedDate',
	'RelatedRecordId',
	'RelatedRecordObjectName',
	'Status',
	'AssignedToId',
	'ReviewedById',
	'ReviewedBy.Name',
	'ReviewedDate',
	'Comments',
	'ApprovalConditionName',
	'CreatedDate',
];
const DETAIL_COLUMNS = [
	'ApprovalSubmissionId',
	'ActionName',
	'Comments',
	'ActionPerformedById',
	'ActionPerformedBy.Name',
	'CreatedById',
	'CreatedBy.Name',
	'CreatedDate',
];
/** Submissions to flow approvals. `rest` begins with WHERE. None where the org has no flow approvals. */
export async function submissions(
	salesforce: SalesforceConnection,
	rest: string,
	limit = Infinity,
): Promise<SubmissionRow[]> {
	const from = { object: 'ApprovalSubmission', columns: SUBMISSION_COLUMNS, names: ['RelatedRecord.Name'] };
	return await rowsIfAny<SubmissionRow>(salesforce, from, rest, limit);
}

/** Requests of flow approvals. `rest` begins with WHERE. None where the org has no flow approvals. */
export async function flowItems(
	salesforce: SalesforceConnection,
	rest: string,
	limit = Infinity,
): Promise<FlowItemRow[]> {
	const names = ['RelatedRecord.Name', 'AssignedTo.Name'];
	const from = { object: 'ApprovalWorkItem', columns: ITEM_COLUMNS, names };
	return await rowsIfAny<FlowItemRow>(salesforce, from, rest, limit);
}

/** All requests of these submissions, oldest first. */
export async function itemsOf(salesforce: SalesforceConnection, ids: string[]): Promise<FlowItemRow[]> {
	const rows: FlowItemRow[] = [];
	for (const some of chunk(ids, IDS_IN_A_QUERY)) {
		const where = `WHERE ApprovalSubmissionId IN (${some.map(quoted).join(', ')}) ORDER BY CreatedDate, Id`;
		for (const row of await flowItems(salesforce, where)) rows.push(row);
	}
	return rows;
}

/** The audit trail of these submissions, as far as the org lets one read it: its columns are not all documented. */
export async function detailsOf(salesforce: SalesforceConnection, ids: string[]): Promise<DetailRow[]> {
	const known = await columnsOf(salesforce, 'ApprovalSubmissionDetail');
	if (!['ApprovalSubmissionId', 'ActionName', 'CreatedById'].every((name) => known.has(name))) return [];
	const columns = DETAIL_COLUMNS.filter((path) => known.has(path.replace('.Name', 'Id'))).join(', ');
	const rows: DetailRow[] = [];
	for (const some of chunk(ids, IDS_IN_A_QUERY)) {
		const where = `ApprovalSubmissionId IN (${some.map(quoted).join(', ')})`;
		const soql = `SELECT ${columns} FROM ApprovalSubmissionDetail WHERE ${where} ORDER BY CreatedDate, Id`;
		for (const row of await queryRecords<WireDetail>(salesforce, soql, Infinity)) rows.push(toDetail(row));
	}
	return rows;
}

function toDetail(row: WireDetail): DetailRow {
	const { ActionPerformedById, ActionPerformedBy, CreatedById, CreatedBy, ...detail } = row;
	return ActionPerformedById
		? { ...detail, performedById: ActionPerformedById, performedByName: ActionPerformedBy?.Name ?? null }
		: { ...detail, performedById: CreatedById, performedByName: CreatedBy?.Name ?? null };
}

async function columnsOf(salesforce: SalesforceConnection, objectName: string): Promise<Set<string>> {
	const described = await attempt(async () => await describeObject(salesforce, objectName));
	if ('value' in described) return new Set(described.value.fields.keys());
	const { failure } = described;
	if (failure instanceof SalesforceRefusedError && failure.status === 404) return new Set();
	throw failure;
}

/** INVALID_TYPE says that the org, or the user, has no flow approvals; INVALID_FIELD that a name cannot be followed. */
async function rowsIfAny<T extends SalesforceRecord>(
	salesforce: SalesforceConnection,
	from: { object: string; columns: string[]; names: string[] },
	rest: string,
	limit: number,
): Promise<T[]> {
	const end = Number.isFinite(limit) ? ` LIMIT ${Math.floor(limit)}` : '';
	const read = async (columns: string[]) =>
		await queryRecords<T>(
			salesforce,
			`SELECT ${columns.join(', ')} FROM ${from.object} ${rest}${end}`,
			limit,
		);
	const answer = await attempt(async () => await read([...from.columns, ...from.names]));
	if ('value' in answer) return answer.value;
	const code = answer.failure instanceof SalesforceRefusedError ? answer.failure.code : '';
	if (code === 'INVALID_TYPE') return [];
	if (code === 'INVALID_FIELD') return await read(from.columns);
	throw answer.failure;
}

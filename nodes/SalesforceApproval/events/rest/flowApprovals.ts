import chunk from 'lodash/chunk';
import { IDS_IN_A_QUERY, queryRecords } from '../../transport/query';
import { SalesforceRefusedError } from '../../transport/refusal';
import { quoted } from '../../transport/soqlLiterals';
import { detailsOf } from '../../approvals/flowQueries';
import { flatRecord } from '../../transport/flatRecord';
import { ApprovalEngine, type CompletedApproval } from './completedApproval';

/** Final statuses of a flow approval, by API name (Salesforce object reference, ApprovalSubmission, 2026-11). */
const FINAL = ['Approved', 'Rejected', 'Recalled', 'Canceled'];
const WITHDRAWN = ['Recalled', 'Canceled'];
const FIELDS =
	'Id, Name, Status, RelatedRecordId, RelatedRecordObjectName, SubmittedById, Comments, SystemModstamp';

/** A row of ApprovalSubmission. It has no completion date. */
type Submission = { Id: string; Status: string; RelatedRecordId: string; SystemModstamp: string };
/** `ReviewedById` is the person who really decided. */
type WorkItem = { ApprovalSubmissionId: string; ReviewedById: string; ReviewedDate: string };

/** Flow approvals, which leave no ProcessInstance. Orgs and users without them simply have none. */
export class FlowApprovals extends ApprovalEngine {
	/** Whether this user, or this org, has no flow approvals; known after the first query. */
	isAbsent = false;

	protected async query(rest: string, limit: number): Promise<CompletedApproval[]> {
		if (this.isAbsent) return [];
		const statuses = FINAL.map(quoted).join(', ');
		const where = `RelatedRecordObjectName = ${quoted(this.objectName)} AND Status IN (${statuses})`;
		const submissions = await this.ifPresent(
			`SELECT ${FIELDS} FROM ApprovalSubmission WHERE ${where} ${rest}`,
			limit,
		);
		const reviews = await this.lastReviews(submissions.map(({ Id }) => Id));
		const withdrawals = await this.withdrawals(submissions);
		return submissions.map((row) => toApproval(row, withdrawals.get(row.Id) ?? reviews.get(row.Id)));
	}

	/** Who recalled or cancelled stands in the audit trail alone, where the user may read it. */
	private async withdrawals(submissions: Submission[]): Promise<Map<string, WorkItem>> {
		const ids = submissions.filter(({ Status }) => WITHDRAWN.includes(Status)).map(({ Id }) => Id);
		const details = ids.length > 0 ? await detailsOf(this.salesforce, ids) : [];
		const actions = details.filter(({ ActionName }) => ['Recall', 'Cancel'].includes(ActionName));
		return new Map(
			actions.map(({ ApprovalSubmissionId, performedById, CreatedDate }) => [
				ApprovalSubmissionId,
				{ ApprovalSubmissionId, ReviewedById: performedById, ReviewedDate: CreatedDate },
			]),
		);
	}

	/** INVALID_TYPE is how Salesforce says that the object does not exist for this user. */
	private async ifPresent(soql: string, limit: number): Promise<Submission[]> {
		const answer = await queryRecords<Submission>(this.salesforce, soql, limit).catch((error: unknown) => ({
			error,
		}));
		if (Array.isArray(answer)) return answer;
		if (!(answer.error instanceof SalesforceRefusedError) || answer.error.code !== 'INVALID_TYPE')
			throw answer.error;
		this.isAbsent = true;
		return [];
	}

	private async lastReviews(submissionIds: string[]): Promise<Map<string, WorkItem>> {
		const reviews = new Map<string, WorkItem>();
		for (const ids of chunk(submissionIds, IDS_IN_A_QUERY)) {
			const where = `ApprovalSubmissionId IN (${ids.map(quoted).join(', ')}) AND ReviewedById != null`;
			const soql = `SELECT ApprovalSubmissionId, ReviewedById, ReviewedDate FROM ApprovalWorkItem WHERE ${where} ORDER BY ReviewedDate`;
			for (const item of await queryRecords<WorkItem>(this.salesforce, soql, Infinity))
				reviews.set(item.ApprovalSubmissionId, item);
		}
		return reviews;
	}
}

function toApproval(row: Submission, review: WorkItem | undefined): CompletedApproval {
	return {
		approvalId: row.Id,
		recordId: row.RelatedRecordId,
		status: row.Status,
		modifiedAt: row.SystemModstamp,
		decidedAt: review?.ReviewedDate ?? row.SystemModstamp,
		decidedBy: review?.ReviewedById ?? null,
		// Salesforce names the flow of a submission nowhere that a query reaches (object reference, ApprovalSubmission, 2026-11).
		processName: null,
		payload: flatRecord(row),
	};
}

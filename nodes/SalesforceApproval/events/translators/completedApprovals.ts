import type { IDataObject } from 'n8n-workflow';
import type { TargetedApproval } from '../rest/classicApprovals';
import { exampleEvent, FINAL_STATUSES, toEvent } from '../rest/completedApproval';
import { type ApprovalEvent, NeedsPersonError, type Reporter } from '../source/source';
import {
	lookUp,
	orUnusable,
	type RawEvent,
	type Translation,
	type Translator,
	UnusableEventError,
} from '../source/translator';
import { type ChangeHeader, contentOf, readTimedHeader } from './changeHeader';
import { valueAt } from '../../transport/flatRecord';
import type { Amount } from '../rest/amounts';

/** Where Salesforce announces changes of approvals, once Process Instance is selected in Setup, Change Data Capture. */
export const APPROVAL_CHANGES_TOPIC = '/data/ProcessInstanceChangeEvent';

/** How far back an overflow looks for completed approvals: transactions that large take their time. */
const OVERFLOW_LOOKBACK_MS = 600_000;
/** Changes that complete nothing (Salesforce Change Data Capture guide, header fields, 2026-11). */
const OTHER_CHANGES = ['DELETE', 'UNDELETE', 'SNAPSHOT', 'GAP_DELETE'];

/** The approvals of the org, as far as they are complete. */
export interface CompletedApprovals {
	/** Leaves out those that are not complete, gone or not to be seen. Throws SalesforceRefusedError. */
	byId(approvalIds: string[]): Promise<TargetedApproval[]>;
	changedSince(sinceMs: number): Promise<TargetedApproval[]>;
	/** Amounts of records by id; a record or object without one has none. */
	amountsOf(objectName: string, recordIds: string[]): Promise<Map<string, Amount>>;
	/** @throws {NeedsPersonError} or a refusal when approvals, the object or its amount cannot be read */
	check(): Promise<void>;
}

/** What is asked of approvals. */
export interface CompletedApprovalOptions {
	/** API name; empty for approvals of any object. */
	objectName: string;
	approvals: CompletedApprovals;
	reporter: Reporter;
}

/**
 * Change events of ProcessInstance (Salesforce object reference, since API 58): the final approvals of every classic
 * process, without anything deployed in the org. An event says only that the status changed; the approval itself is read
 * by its id and becomes the item that polling would give.
 */
export class CompletedApprovalTranslator implements Translator {
	constructor(private readonly options: CompletedApprovalOptions) {}

	checkDefinition(topic: string, fieldNames: string[]): void {
		if (fieldNames.includes('ChangeEventHeader') && fieldNames.includes('Status')) return;
		throw new NeedsPersonError(
			`${topic} does not carry changes of approvals`,
			'Select Process Instance in Setup, Change Data Capture, or set Source to Polling.',
		);
	}

	async check(): Promise<void> {
		await this.options.approvals.check();
	}

	async translate(raw: RawEvent): Promise<Translation> {
		const header = await orUnusable(() => readTimedHeader(raw.payload));
		const createdAtMs = header.commitTimestamp;
		if (header.entityName !== 'ProcessInstance') return { events: [], createdAtMs };
		const isGap = header.changeType !== 'UPDATE' && header.changeType !== 'CREATE';
		const approvals = await lookUp(this.approvalsOf(raw, header, isGap));
		const events: ApprovalEvent[] = [];
		for (const approval of approvals.filter((candidate) => this.isOfObject(candidate))) {
			const amounts = await lookUp(
				this.options.approvals.amountsOf(approval.objectName, [approval.recordId]),
			);
			events.push({
				...toEvent(approval, approval.objectName, amounts.get(approval.recordId)),
				source: 'completedApprovals',
				isGap,
				replayId: raw.replayId,
			});
		}
		return { events, createdAtMs };
	}

	private async approvalsOf(
		raw: RawEvent,
		header: ChangeHeader,
		isGap: boolean,
	): Promise<TargetedApproval[]> {
		const { approvals } = this.options;
		const { changeType, recordIds, commitTimestamp } = header;
		if (OTHER_CHANGES.includes(changeType)) return [];
		if (!isGap && !completes(raw.payload, header)) return [];
		if (recordIds.length === 0 && changeType === 'GAP_OVERFLOW')
			return await approvals.changedSince(commitTimestamp - OVERFLOW_LOOKBACK_MS);
		if (recordIds.length === 0) throw new UnusableEventError('its header names no approval');
		// Without its object nobody can say whose approval it is.
		const found = (await approvals.byId(recordIds)).filter(({ objectName }) => objectName !== '');
		const missing = recordIds.filter((id) => !found.some(({ approvalId }) => approvalId === id));
		if (!isGap && missing.length > 0) this.tellOf(missing, found.length > 0);
		return found;
	}

	/** A completed approval that cannot be read must not pass for one that nobody asked for. */
	private tellOf(missing: string[], isSomeFound: boolean): void {
		const message = `approval ${missing.join(', ')} was completed but cannot be read: it was deleted, or the user of the credential may not see it`;
		if (!isSomeFound) throw new UnusableEventError(message);
		this.options.reporter.alert(
			`Of several approvals completed at once, ${message}`,
			'Look for it in Salesforce under Approval History of its record, and give the user read access to the record.',
			{ curedBy: 'person' },
		);
	}

	private isOfObject({ objectName }: TargetedApproval): boolean {
		const wanted = this.options.objectName;
		return wanted === '' || wanted.toLowerCase() === objectName.toLowerCase();
	}

	example(): ApprovalEvent {
		return {
			...exampleEvent(this.options.objectName || 'AP_Invoice__c'),
			eventId: 'example-no-event-kept-by-salesforce',
			source: 'completedApprovals',
			replayId: '',
		};
	}
}

/** Whether the approval got a final status by this change. */
function completes(payload: IDataObject, header: ChangeHeader): boolean {
	const status = valueAt(contentOf(payload, header), 'Status');
	return typeof status === 'string' && FINAL_STATUSES.includes(status);
}

import chunk from 'lodash/chunk';
import type { SalesforceConnection } from '../../transport/connection';
import { FLOW_INVISIBLE } from '../../approvals/flowVisibility';
import { asAccessFailure, isUsedUp, reachable } from '../source/accessFailure';
import { BackOff } from '../../../shared/transport/backOff';
import {
	type ApprovalEvent,
	type Arrival,
	type EventSource,
	type Position,
	type Sample,
	NeedsPersonError,
	type Wait,
	type Reporter,
} from '../source/source';
import { amountsOf, checkAmountField } from './amounts';
import { ClassicApprovals } from './classicApprovals';
import { type ApprovalEngine, type CompletedApproval, exampleEvent, toEvent } from './completedApproval';
import { FlowApprovals } from './flowApprovals';
import { KEPT_MS, OVERLAP_MS } from './window';

const ALERT_AFTER_FAILURES = 5;
const QUOTA_WAIT_MS = 900_000;
/** Approvals for which amounts are looked up together. */
const BATCH = 200;

/** What is polled and how often. Waits and the clock are injectable. */
export interface PollingOptions {
	/** API name of the object whose approvals count. */
	objectName: string;
	/** API name of the record's amount; empty for none. */
	amountField: string;
	intervalMs: number;
	/** Older approvals are not asked for when there is no position yet; default is 72 hours ago. */
	sinceMs: number | undefined;
	/** A connection to the org the position belongs to. */
	connect(): Promise<SalesforceConnection>;
	reporter: Reporter;
	wait: Wait;
	now?: () => number;
}

/** Orgs and users about whom it was said that flow approvals are invisible: an alert for each activation would be noise. */
const toldOfInvisible = new Set<string>();

interface Org {
	salesforce: SalesforceConnection;
	flow: FlowApprovals;
	engines: ApprovalEngine[];
}

/**
 * Completed approvals of one object by SOQL, from both approval engines. Each poll looks back five minutes behind the
 * newest change of the one before; whoever reads this leaves out what it already has. The position, a time as Salesforce
 * writes it, moves only after a poll is through: within one the engines follow each other, not time.
 */
export class PollingSource implements EventSource {
	private org: Org | undefined;

	constructor(private readonly options: PollingOptions) {}

	async check(): Promise<void> {
		await this.prove();
		const { salesforce, flow } = await this.open();
		const user = `${salesforce.origin} ${salesforce.credentialKey}`;
		if (!flow.isAbsent || toldOfInvisible.has(user)) return;
		toldOfInvisible.add(user);
		this.options.reporter.alert(
			`Polling finds classic approvals only. ${FLOW_INVISIBLE.message}`,
			`${FLOW_INVISIBLE.fix} This message appears only once.`,
		);
	}

	private async prove(): Promise<void> {
		const { salesforce, engines } = await this.open();
		await reachable(checkAmountField(salesforce, this.options));
		await reachable(Promise.all(engines.map(async (engine) => await engine.newest())));
	}

	async *read(from: Position | 'earliest', signal: AbortSignal): AsyncGenerator<Arrival> {
		const { now = Date.now, sinceMs = now() - KEPT_MS, intervalMs, wait } = this.options;
		let position = from === 'earliest' ? new Date(sinceMs).toISOString() : from;
		const backOff = new BackOff({ firstMs: intervalMs, capMs: Math.max(intervalMs, 300_000) });
		// What the last poll saw is within the overlap of the next one and needs no second look.
		let passedOn = new Set<string>();
		while (!signal.aborted) {
			let pauseMs = intervalMs;
			try {
				const changed = await this.changedSince(Date.parse(position) - OVERLAP_MS);
				const fresh = changed.filter((approval) => !passedOn.has(keyOf(approval)));
				for (const approvals of chunk(fresh, BATCH)) {
					for (const event of await this.withAmounts(approvals)) {
						yield { kind: 'event', event, createdAtMs: Date.parse(event.decidedAt ?? ''), position };
						if (signal.aborted) return;
					}
				}
				passedOn = new Set(changed.map(keyOf));
				position = newestChange(changed, position);
				yield { kind: 'idle', position };
				backOff.reset();
			} catch (error) {
				pauseMs = this.pauseAfter(error, backOff);
			}
			await wait(pauseMs, signal);
		}
	}

	async sample(isWanted: (event: ApprovalEvent) => boolean): Promise<Sample> {
		await this.prove();
		const { engines } = await this.open();
		const newest = (await Promise.all(engines.map(async (engine) => await engine.newest()))).flat();
		newest.sort((a, b) => Date.parse(b.modifiedAt) - Date.parse(a.modifiedAt));
		const event = (await this.withAmounts(newest)).find(isWanted);
		return event
			? { event, isExample: false }
			: { event: exampleEvent(this.options.objectName), isExample: true };
	}

	/** Amounts are read with the event, as a platform event carries them. */
	private async withAmounts(approvals: CompletedApproval[]): Promise<ApprovalEvent[]> {
		const { objectName, amountField } = this.options;
		const { salesforce } = await this.open();
		const recordIds = approvals.map(({ recordId }) => recordId);
		const amounts = await amountsOf(salesforce, { objectName, amountField, recordIds });
		return approvals.map((approval) => toEvent(approval, objectName, amounts.get(approval.recordId)));
	}

	private async changedSince(sinceMs: number): Promise<CompletedApproval[]> {
		const { engines } = await this.open();
		const changed: CompletedApproval[] = [];
		for (const engine of engines) changed.push(...(await engine.changedSince(sinceMs)));
		return changed;
	}

	private async open(): Promise<Org> {
		if (this.org) return this.org;
		const { objectName, connect } = this.options;
		const salesforce = await reachable(connect());
		const flow = new FlowApprovals(salesforce, objectName);
		this.org = { salesforce, flow, engines: [new ClassicApprovals(salesforce, objectName), flow] };
		return this.org;
	}

	/** @throws {NeedsPersonError} when a person has to change something */
	private pauseAfter(error: unknown, backOff: BackOff): number {
		const failure = asAccessFailure(error);
		if (failure instanceof NeedsPersonError) throw failure;
		const { objectName, reporter } = this.options;
		const reason = error instanceof Error ? error.message : String(error);
		const pauseMs = isUsedUp(error) ? QUOTA_WAIT_MS : backOff.nextMs();
		reporter.warn(
			`Approvals of ${objectName} could not be read: ${reason}. Trying again in ${Math.round(pauseMs / 1000)} s.`,
		);
		if (isUsedUp(error) || backOff.count === ALERT_AFTER_FAILURES) {
			reporter.alert(
				`Approvals of ${objectName} cannot be read at the moment: ${reason}`,
				'The trigger keeps trying, and reads everything that was completed meanwhile.',
			);
		}
		return pauseMs;
	}
}

function keyOf({ approvalId, status }: CompletedApproval): string {
	return `${approvalId}:${status}`;
}

function newestChange(changed: CompletedApproval[], position: Position): Position {
	const newestMs = Math.max(Date.parse(position), ...changed.map(({ modifiedAt }) => Date.parse(modifiedAt)));
	return new Date(newestMs).toISOString();
}

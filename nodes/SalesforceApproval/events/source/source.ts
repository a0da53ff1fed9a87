import { setTimeout as delay } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';

/** An opaque place in a source's stream, as text. It is stored and handed back, never parsed, compared or counted. */
export type Position = string;

/** The outcomes of an approval the node knows by name. Others pass on as Salesforce spells them, in lower case. */
export type Decision = 'approved' | 'rejected' | 'withdrawn' | (string & {});

/** One final approval decision. The trigger's output item is exactly this, whichever source it came from. */
export interface ApprovalEvent {
	/**
	 * Identity for de-duplication: the EventUuid of an event (with the record's id where one event tells of several
	 * records), or approval id and status where the approval itself was read.
	 */
	eventId: string;
	source: 'platformEvent' | 'changeDataCapture' | 'completedApprovals' | 'polling';
	/** `changed` where a record changed and the change says nothing of a decision. */
	decision: Decision;
	/** API name of the approved record's object. */
	objectName: string;
	/** 18 characters. */
	recordId: string;
	/**
	 * One approval round: ProcessInstance or ApprovalSubmission, 18 characters. A change of a record knows none; there it is
	 * the id of the change, which every delivery of it repeats.
	 */
	approvalId: string;
	/** API name of the approval process; null where the source does not say. */
	processName: string | null;
	/** In the record's own currency, as Salesforce writes it; null where the record or event has none. */
	amount: number | null;
	/** What the amount is in (ISO 4217): CurrencyIsoCode of the record or event. Missing where the org has one currency only. */
	currency?: string;
	decidedBy: string | null;
	/** ISO 8601, UTC. */
	decidedAt: string | null;
	/** Salesforce could not say what changed, only that something did: what the record holds now has to tell. */
	isGap: boolean;
	/** Where the event stands in its stream, as text; events only. */
	replayId?: string;
	/** All fields of the event or of the approval; of a change event those that changed. Date-times are ISO 8601. */
	payload: IDataObject;
	/** The record as it was when the event was handed over, if wanted; null when it is gone or not to be seen. */
	record?: IDataObject | null;
}

/**
 * What a source yields. `position` is where reading goes on after this arrival; it is missing where more arrivals of the
 * same place follow. `streamEventId` is the id of the event in the stream that the arrival was made from.
 */
export type Arrival =
	| { kind: 'event'; event: ApprovalEvent; createdAtMs: number; position?: Position; streamEventId?: string }
	/** An event nobody can use: its bytes or its fields are not what was agreed. `raw` is all of it that came. */
	| { kind: 'unusable'; streamEventId: string; reason: Error; raw: IDataObject; position: Position }
	/** Nothing came that counts, and the source knows a younger position. */
	| { kind: 'idle'; position: Position; streamEventId?: string };

/** Approvals from one place, in order. A source reconnects where it can and stores nothing. */
export interface EventSource {
	/**
	 * Proves that the source can be read, so that a wrong topic or object is refused while the workflow is activated.
	 * @throws {NeedsPersonError} when a person has to change something; any other error may pass by itself
	 */
	check(): Promise<void>;
	/**
	 * Yields what came after `from`, forever. Goes on from the last arrival it yielded when a connection breaks.
	 * @throws {NeedsPersonError} when a person has to change something
	 */
	read(from: Position | 'earliest', signal: AbortSignal): AsyncIterable<Arrival>;
	/** The newest decision Salesforce still has that satisfies `isWanted`, or an example of the same shape. */
	sample(isWanted: (event: ApprovalEvent) => boolean): Promise<Sample>;
}

/** A decision to build a workflow on. An example says so in its event id. */
export interface Sample {
	event: ApprovalEvent;
	isExample: boolean;
}

/** Waiting will not help: a setting, a permission or a credential has to change first. */
export class NeedsPersonError extends Error {
	/**
	 * @param message what happened, with Salesforce's own code
	 * @param fix what the reader can do about it
	 */
	constructor(
		message: string,
		readonly fix: string,
		options?: ErrorOptions,
	) {
		super(message, options);
		this.name = 'NeedsPersonError';
	}
}

/** Where a source tells that it reconnects. */
export interface Reporter {
	/** For the log only. */
	warn(message: string): void;
	/**
	 * For a person: recorded as a failed execution, which runs the error workflow. The trigger stays active and goes on by
	 * itself as soon as it can, hence cured by `time` unless `evidence` has "curedBy: person". `evidence` stands in the
	 * error's context, where the error workflow and whoever opens the execution find it.
	 */
	alert(message: string, fix: string, evidence?: IDataObject): void;
}

/** Ends early, without an error, when the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** The real clock's {@link Wait}. The delay can only reject because of the abort, and ending early is what was asked for. */
export const wait: Wait = async (ms, signal) => await delay(ms, undefined, { signal }).catch(() => {});

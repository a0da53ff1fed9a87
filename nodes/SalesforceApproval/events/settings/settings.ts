import type { SalesforceCredentialType } from '../../transport/credential';
import type { Wanted } from '../handOver/filter';
import type { StartFrom } from '../handOver/positionStore';
import type { ApprovalEvent } from '../source/source';
import type { FieldNames } from '../translators/fieldNames';
import type { Transition } from '../translators/transition';

/** The sources whose events travel by a stream. */
export const STREAMED: Array<ApprovalEvent['source']> = [
	'platformEvent',
	'changeDataCapture',
	'completedApprovals',
];

/** The trigger's fields, decoded. */
export interface Settings {
	credentialType: SalesforceCredentialType;
	source: ApprovalEvent['source'];
	/** How events travel; of no meaning for polling. */
	delivery: 'pubSub' | 'cometd';
	topic: string;
	fieldNames: FieldNames;
	/** Undefined asks for every change. */
	transition: Transition | undefined;
	gaps: 'read' | 'pass';
	wanted: Wanted;
	startFrom: StartFrom;
	savePosition: 'whenAccepted' | 'whenFinished';
	readRecord: boolean;
	eventsAtOnce: number;
	eventsPerExecution: number;
	/** How long an event waits for others of its execution. */
	batchWaitMs: number;
	silenceMs: number;
	pollIntervalMs: number;
	amountField: string;
}

/** Events whose ids the trigger notes until n8n has them, in its static data, which n8n writes with each execution. */
const MOST_IN_HAND = 2_000;

/** How many executions n8n may have in hand at a time. */
export function executionsAtOnce({ savePosition, eventsAtOnce, eventsPerExecution }: Settings): number {
	if (savePosition === 'whenFinished') return 1;
	return Math.max(1, Math.min(eventsAtOnce, Math.floor(MOST_IN_HAND / eventsPerExecution)));
}

/** What belongs to one stored position, besides the org: another topic, object, source or delivery starts afresh. */
export function streamName({ source, delivery, topic, wanted }: Settings): string {
	if (source === 'polling') return `polling:${wanted.objectName}`;
	return delivery === 'cometd' ? `cometd:${topic}` : `platformEvent:${topic}`;
}

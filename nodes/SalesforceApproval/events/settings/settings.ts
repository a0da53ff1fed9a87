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
	silenceMs: number;
	pollIntervalMs: number;
	amountField: string;
}

/** What belongs to one stored position, besides the org: another topic, object, source or delivery starts afresh. */
export function streamName({ source, delivery, topic, wanted }: Settings): string {
	if (source === 'polling') return `polling:${wanted.objectName}`;
	return delivery === 'cometd' ? `cometd:${topic}` : `platformEvent:${topic}`;
}

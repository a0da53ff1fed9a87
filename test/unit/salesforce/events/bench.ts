import type { IDataObject } from 'n8n-workflow';
import { PlatformEventTranslator } from '../../../../nodes/SalesforceApproval/events/translators/platformEventTranslator';
import {
	PositionStore,
	type StartFrom,
} from '../../../../nodes/SalesforceApproval/events/handOver/positionStore';
import { SHIPPED_FIELD_NAMES } from '../../../../nodes/SalesforceApproval/events/translators/fieldNames';
import {
	type PubSubOptions,
	PubSubSource,
} from '../../../../nodes/SalesforceApproval/events/pubsub/pubSubSource';
import { pump } from '../../../../nodes/SalesforceApproval/events/handOver/pump';
import type { ApprovalEvent, EventSource } from '../../../../nodes/SalesforceApproval/events/source/source';
import { APPROVAL_TOPIC, approvalEventSchema } from '../../../../sandbox/salesforce/events/approvalEvent';
import { EventBus } from '../../../../sandbox/salesforce/events/bus';
import type { ReplayIdForm } from '../../../../sandbox/salesforce/events/replayId';
import { type PubSubServerOptions, startPubSubServer } from '../../../../sandbox/salesforce/pubsub/server';
import { untilTrue } from '../../../untilTrue';
import { Watch } from '../../../watch';

export const TOPIC = APPROVAL_TOPIC;
const ORGANIZATION_ID = '00D000000000001EAA';

/** A real gRPC server over a bus whose clock the test sets, and everything a subscriber needs. */
export async function aPubSub({
	replayIds = 'small',
	...options
}: Partial<PubSubServerOptions> & { replayIds?: ReplayIdForm } = {}) {
	const clock = { now: Date.parse('2026-11-02T08:00:00Z') };
	const bus = new EventBus({ now: () => clock.now, replayIds: () => replayIds });
	bus.define(TOPIC, approvalEventSchema);
	const tokens = { valid: 'token-1', issued: 'token-1', handedOut: 0 };
	const authorize = (token: string) => token === tokens.valid;
	const server = await startPubSubServer({ bus, authorize, keepaliveMs: 100, ...options });
	const watch = new Watch();
	const warnings: string[] = [];
	const alerts: string[] = [];
	const evidence: IDataObject[] = [];
	const pauses: number[] = [];
	const reporter = {
		warn: (message: string) => void (warnings.push(message), watch.changed()),
		alert: (message: string, _fix: string, details?: IDataObject) => {
			alerts.push(message);
			if (details) evidence.push(details);
			watch.changed();
		},
	};
	const access = async () => {
		tokens.handedOut++;
		const { issued: accessToken } = tokens;
		return {
			accessToken,
			instanceUrl: 'http://127.0.0.1:1',
			organizationId: ORGANIZATION_ID,
			pubSubUrl: server.url,
		};
	};

	return {
		bus,
		clock,
		server,
		tokens,
		watch,
		warnings,
		alerts,
		/** What came with the alerts. */
		evidence,
		/** How long the source meant to pause; the test does not wait. */
		pauses,
		reporter,
		/** Publishes approvals of records r1, r2, … as given. */
		publish: (...recordIds: string[]) =>
			recordIds.map((id) =>
				bus.publish(TOPIC, {
					Record_Id__c: id,
					Object_Name__c: 'AP_Invoice__c',
					Decision__c: 'Approved',
					Amount__c: 120.5,
				}),
			),
		source: (changes: Partial<PubSubOptions> = {}) =>
			new PubSubSource({
				topic: TOPIC,
				translator: new PlatformEventTranslator(SHIPPED_FIELD_NAMES),
				demand: 20,
				silenceMs: 60_000,
				access,
				reporter,
				wait: async (ms, signal) => {
					pauses.push(ms);
					watch.changed();
					// Lets the server breathe; a real pause would be `ms` long.
					await new Promise<void>((resolve) => (signal.aborted ? resolve() : setImmediate(resolve)));
				},
				random: () => 0,
				...changes,
			}),
	};
}

export type PubSubBench = Awaited<ReturnType<typeof aPubSub>>;

interface RunOptions {
	/** Static data as n8n would have read it; give the same object again to play a restart. */
	data?: IDataObject;
	startFrom?: StartFrom;
	now?: Date;
	atOnce?: number;
	/** Events of one execution, at most; how long the first one waits for others. */
	batchSize?: number;
	batchWaitMs?: number;
	/** What n8n does with an event; resolves when n8n has it. */
	take?: (event: ApprovalEvent) => Promise<void>;
	isWanted?: (event: ApprovalEvent) => boolean;
	refresh?: (event: ApprovalEvent) => Promise<ApprovalEvent>;
}

/** Pumps a source into a list until stopped. */
export function run(
	bench: Pick<PubSubBench, 'watch' | 'reporter'>,
	source: EventSource,
	options: RunOptions = {},
) {
	const { data = {}, startFrom = 'earliest', now = new Date('2026-11-02T08:00:00Z'), atOnce = 20 } = options;
	const { take = async () => {}, isWanted = () => true, refresh } = options;
	const { batchSize = 1, batchWaitMs = 1 } = options;
	const store = PositionStore.begin(data, {
		name: `platformEvent:${TOPIC}`,
		organizationId: ORGANIZATION_ID,
		startFrom,
		now,
		inBatches: batchSize > 1,
	});
	const closing = new AbortController();
	const taken: ApprovalEvent[] = [];
	const batches: ApprovalEvent[][] = [];
	const ended = pump({
		source,
		store,
		reporter: bench.reporter,
		atOnce,
		batchSize,
		batchWaitMs,
		isWanted,
		refresh,
		signal: closing.signal,
		handOver: async (events) => {
			batches.push(events);
			taken.push(...events);
			bench.watch.changed();
			for (const event of events) await take(event);
		},
	}).then(
		() => undefined,
		(error: unknown) => ({ error }),
	);
	return {
		data,
		taken,
		/** Event ids of each execution. */
		batches: () => batches.map((events) => events.map(({ eventId }) => eventId)),
		recordIds: () => taken.map(({ recordId }) => recordId),
		untilTaken: async (count: number) => await bench.watch.until(() => taken.length >= count),
		/** Resolves with what ended the pump by itself. */
		ended,
		stop: async () => {
			closing.abort();
			return await ended;
		},
	};
}

/** Starts sources of the test's server; they end with the test, and so does the server. */
export function usePumps(bench: () => PubSubBench) {
	const running: Array<ReturnType<typeof run>> = [];
	afterEach(async () => {
		for (const started of running.splice(0)) await started.stop();
		await bench().server.stop();
	});
	return (source: EventSource, options?: RunOptions) => {
		const started = run(bench(), source, options);
		running.push(started);
		return started;
	};
}

/** Waits until a fact of the server or the stored position holds that nobody reports. */
export async function eventually(condition: () => boolean): Promise<void> {
	await untilTrue(condition, 'a fact of the server or the stored position');
}

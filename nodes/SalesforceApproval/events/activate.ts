import type { IDataObject, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { BY_PERSON, byTime, withCure } from '../../shared/cure';
import { reachable } from './source/accessFailure';
import { isWanted } from './handOver/filter';
import { handOverTo, toItem } from './handOver/handOver';
import { askOrg, type Org } from './rest/org';
import { PositionStore } from './handOver/positionStore';
import { pump } from './handOver/pump';
import { refreshFrom } from './handOver/refresh';
import { readSettings } from './settings/readSettings';
import { executionsAtOnce, type Settings, streamName } from './settings/settings';
import { type ApprovalEvent, NeedsPersonError, wait, type Reporter } from './source/source';
import { recordsFor, sourceFor } from './sourceFor';
import { asError } from '../../shared/values/error';

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
const CLOSE_PATIENCE_MS = 5_000;

/** Static data of triggers that told n8n they stopped. n8n activates such a trigger anew with the same object. */
const stopped = new WeakSet<IDataObject>();

/** Starts the trigger, or prepares its manual test. Throws what a person has to change, in words. */
export async function activate(ctx: ITriggerFunctions): Promise<ITriggerResponse> {
	return await inNodeWords(ctx, async () => {
		const settings = readSettings(ctx);
		return ctx.getMode() === 'manual' ? showSample(ctx, settings) : await start(ctx, settings);
	});
}

/** The test reads a stream of its own and never touches static data, so the stored position stays where it is. */
function showSample(ctx: ITriggerFunctions, settings: Settings): ITriggerResponse {
	const manualTriggerFunction = async () =>
		await inNodeWords(ctx, async () => {
			const source = sourceFor(ctx, settings, { reporter: reporterOf(ctx) });
			const { event } = await source.sample((candidate) => isWanted(candidate, settings.wanted));
			ctx.emit([[toItem(await withRecord(ctx, settings, event))]]);
		});
	return { manualTriggerFunction };
}

async function start(ctx: ITriggerFunctions, settings: Settings): Promise<ITriggerResponse> {
	const data = ctx.getWorkflowStaticData('node');
	const name = streamName(settings);
	const keptOrg = PositionStore.organizationOf(data, name);
	const isFirst = keptOrg === undefined;
	const mayRefuse = !isUnattended(ctx, data) || isFirst;
	const org = await orgAtStart(ctx, settings, { isFirst, mayRefuse });
	// An org that does not say which one it is counts as the one before.
	const organizationId = org?.organizationId || keptOrg || '';
	const isOtherOrg = !isFirst && keptOrg !== '' && keptOrg !== organizationId;
	if (isOtherOrg)
		reporterOf(ctx).warn(
			`The trigger starts over in org ${organizationId}; until now it read org ${keptOrg}.`,
		);
	if (mayRefuse) await refuseUnusable(ctx, settings, isFirst || isOtherOrg);
	const store = PositionStore.begin(data, {
		name,
		organizationId,
		startFrom: settings.startFrom,
		now: org?.now ?? new Date(),
		inBatches: settings.eventsPerExecution > 1,
	});
	const closing = new AbortController();
	const running = run(ctx, settings, store, closing.signal);
	return { closeFunction: async () => await close(closing, running) };
}

/**
 * The org the credential leads to. The first activation needs it, and Salesforce's time: it must not begin at a guessed
 * moment. Later ones go on without an answer; each connection then sees whether it is still the same org.
 */
async function orgAtStart(
	ctx: ITriggerFunctions,
	{ credentialType }: Settings,
	{ isFirst, mayRefuse }: { isFirst: boolean; mayRefuse: boolean },
): Promise<Org | undefined> {
	return await reachable(askOrg(ctx, credentialType)).catch((error: unknown) => {
		if (isFirst || (mayRefuse && error instanceof NeedsPersonError)) throw error;
		return undefined;
	});
}

/** What a person has to change is said while the person is there; on the first activation nothing may be uncertain. */
async function refuseUnusable(ctx: ITriggerFunctions, settings: Settings, isFirst: boolean): Promise<void> {
	await sourceFor(ctx, settings, { reporter: reporterOf(ctx) })
		.check()
		.catch((error: unknown) => {
			if (isFirst || error instanceof NeedsPersonError) throw error;
		});
}

/**
 * Whether n8n activates the trigger by itself: after it stopped, or when n8n starts. n8n gives up after five refusals
 * within half a minute and only logs it (2.41, workflow-trigger-activator.js), so the trigger must not refuse then:
 * {@link run} finds out the same, tells a person each time and comes back after a growing pause.
 */
function isUnattended(ctx: ITriggerFunctions, data: IDataObject): boolean {
	return stopped.delete(data) || ['init', 'leadershipChange'].includes(ctx.getActivationMode());
}

/** A reader that hangs in a REST call must not hold n8n up: closed, it can no longer hand over or move the position. */
async function close(closing: AbortController, running: Promise<void>): Promise<void> {
	const isOver = new AbortController();
	closing.abort();
	await Promise.race([running, wait(CLOSE_PATIENCE_MS, isOver.signal)]);
	isOver.abort();
}

/** Runs until closed. What only a person can end goes to n8n, which runs the error workflow and activates anew. */
async function run(
	ctx: ITriggerFunctions,
	settings: Settings,
	store: PositionStore,
	signal: AbortSignal,
): Promise<void> {
	const reporter = reporterOf(ctx);
	try {
		await pump({
			source: sourceFor(ctx, settings, { ...store.beginning, reporter }),
			store,
			handOver: handOverTo(ctx, { reporter, wait, keyOrg: store.keyOrg }),
			reporter,
			atOnce: executionsAtOnce(settings),
			batchSize: settings.eventsPerExecution,
			batchWaitMs: settings.batchWaitMs,
			isWanted: (event) => isWanted(event, settings.wanted),
			refresh: settings.readRecord
				? refreshFrom(recordsFor(ctx, settings), { ...settings, reporter, wait })
				: undefined,
			signal,
		});
	} catch (error) {
		// n8n activates a stopped trigger again within a second; without a pause it would go round and round.
		const pauseMs =
			store.stops === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (store.stops - 1));
		store.stops++;
		if (pauseMs > 0)
			reporter.warn(`The trigger stopped again: ${String(error)}. Next attempt in ${pauseMs / 60_000} min.`);
		if (pauseMs > 0) await wait(pauseMs, signal);
		if (signal.aborted) return;
		stopped.add(ctx.getWorkflowStaticData('node'));
		ctx.emitError(toNodeError(ctx, error));
	}
}

/** The test shows what the running trigger would hand over. An example has no record. */
async function withRecord(
	ctx: ITriggerFunctions,
	settings: Settings,
	event: ApprovalEvent,
): Promise<ApprovalEvent> {
	if (!settings.readRecord) return event;
	const reporter = reporterOf(ctx);
	const refresh = refreshFrom(recordsFor(ctx, settings), { ...settings, reporter, wait });
	return await refresh(event, AbortSignal.timeout(CLOSE_PATIENCE_MS));
}

function reporterOf(ctx: ITriggerFunctions): Reporter {
	const where = { workflowId: ctx.getWorkflow().id, nodeName: ctx.getNode().name };
	return {
		warn: (message) => ctx.logger.warn(message, where),
		alert: (message, fix, evidence) => {
			ctx.logger.error(message, where);
			const error = new NodeOperationError(ctx.getNode(), message, { description: fix });
			if (evidence) error.context.data = evidence;
			ctx.saveFailedExecution(withCure(error, evidence?.curedBy === 'person' ? BY_PERSON : byTime()));
		},
	};
}

async function inNodeWords<T>(ctx: ITriggerFunctions, work: () => Promise<T>): Promise<T> {
	return await work().catch((error: unknown) => Promise.reject(toNodeError(ctx, error)));
}

/** n8n shows only the message of a failed activation, so the fix travels in it as well. */
function toNodeError(ctx: ITriggerFunctions, error: unknown): NodeOperationError {
	const cause = asError(error);
	// A source throws everything else only where it may pass by itself.
	if (!(cause instanceof NeedsPersonError))
		return withCure(new NodeOperationError(ctx.getNode(), cause), byTime());
	const message = `${cause.message}. ${cause.fix}`;
	return withCure(new NodeOperationError(ctx.getNode(), message, { description: cause.fix }), BY_PERSON);
}

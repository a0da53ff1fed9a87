import { setTimeout as pause } from 'node:timers/promises';
import { calledBy, hasToBePublished, inOrder, type ImportedWorkflow } from './bundle/workflow';
import type { BundledCredential } from './bundle/bundle';
import { Refused, type N8nApi } from './n8nApi';
import { Problem } from './problem';
import type { Say } from './say';

export const SET_UP = 'Set up tables and check connections';

/** Changes vendors in BILL by itself, which nobody has asked for by importing: published when a person names it. */
const ON_REQUEST = ['Keep vendors in step'];

const LOOK_EVERY_MS = 2_000;
const PATIENCE_MINUTES = 60;

/** The credentials that nobody has filled in yet, with the reason. */
type Missing = () => Promise<Array<BundledCredential & { reason: string }>>;

/** What has to be before anything is published, and what is published beside the rest. */
interface Publishing {
	missing: Missing;
	/** Runs of Set up that do not count: it is another one now. */
	earlierRuns: string[];
	/** Workflows that are published on request only, and are requested. */
	requested: string[];
	/** Called when nothing is in the way any more, directly before the first is published. */
	isReady: () => Promise<void>;
}

/**
 * Publishes what is not published yet, in the order that n8n and money ask for; waits before until a person has filled in
 * the credentials and Set up has run.
 * @throws Problem when nobody does so within an hour, or n8n refuses a workflow
 */
export async function publishWhenReady(
	api: N8nApi,
	workflows: ImportedWorkflow[],
	{ missing, earlierRuns, requested, isReady }: Publishing,
	say: Say,
): Promise<void> {
	const left = leftOut(workflows, requested);
	const waiting = publishedUnasked(workflows, requested).filter(({ isPublished }) => !isPublished);
	if (waiting.length === 0) say('\nEverything is published.');
	else {
		const setUp = workflows.find(({ draft }) => draft.name === SET_UP);
		await untilReady(api, missing, { setUpId: setUp?.id, earlierRuns }, say);
		await isReady();
		for (const workflow of waiting) await publish(api, workflow);
		say(`Published ${waiting.length} workflows: ${waiting.map(({ draft }) => draft.name).join(', ')}.`);
	}
	if (left.length > 0)
		say(
			`Left unpublished: ${left.join(', ')}. It creates and changes vendors in BILL by itself; to have that, add --also "${ON_REQUEST[0]}".`,
		);
}

/** Everything that is to run, in the order that n8n and money ask for, without what a person has to ask for. */
export function publishedUnasked(
	workflows: ImportedWorkflow[],
	requested: string[] = [],
): ImportedWorkflow[] {
	const left = leftOut(workflows, requested);
	return inOrder(workflows).filter(({ draft }) => hasToBePublished(draft) && !left.includes(draft.name));
}

/** The runs of Set up that have succeeded. */
export async function successfulRuns(api: N8nApi, workflowId: string): Promise<string[] | undefined> {
	const runs = await api.listIfAllowed<{ id: string | number }>('/executions', {
		workflowId,
		status: 'success',
	});
	return runs?.map(({ id }) => String(id));
}

/** Those that are published on request only and were not requested, with those that call them. */
function leftOut(workflows: ImportedWorkflow[], requested: string[]): string[] {
	const left = new Set(ON_REQUEST.filter((name) => !requested.includes(name)));
	for (const { draft } of inOrder(workflows))
		if (calledBy(draft).some((name) => left.has(name))) left.add(draft.name);
	return workflows
		.filter(({ draft, isPublished }) => left.has(draft.name) && !isPublished)
		.map(({ draft }) => draft.name);
}

async function publish(api: N8nApi, { id, draft }: ImportedWorkflow): Promise<void> {
	await api.post(`/workflows/${id}/activate`).catch((error: unknown) => {
		if (!(error instanceof Refused)) throw error;
		throw new Problem(
			`n8n did not publish "${draft.name}": ${error.message}`,
			`Open ${api.url}/workflow/${id}, publish it there, and run this command again for the rest.`,
		);
	});
}

async function untilReady(
	api: N8nApi,
	missing: Missing,
	{ setUpId, earlierRuns }: { setUpId?: string; earlierRuns: string[] },
	say: Say,
): Promise<void> {
	const until = Date.now() + PATIENCE_MINUTES * 60_000;
	let told = '';
	for (;;) {
		const left = (await missing()).map(({ name, reason }) => `the credential "${name}" (${reason})`);
		if (left.length === 0 && setUpId && !(await hasRun(api, setUpId, earlierRuns)))
			left.push(`a run of "${SET_UP}"`);
		if (left.length === 0) return;
		if (Date.now() > until)
			throw new Problem(
				`Not published: ${left.join(' and ')} did not come within ${PATIENCE_MINUTES} minutes.`,
				'Do the steps above, then run the same command again.',
			);
		const line = `Waiting for ${left.join(' and ')}; then everything is published. Ctrl+C ends, and the same command goes on.`;
		if (line !== told) say(line);
		told = line;
		await pause(LOOK_EVERY_MS);
	}
}

/** Whether it has succeeded; taken for granted where the key may not see executions. */
async function hasRun(api: N8nApi, setUpId: string, earlierRuns: string[]): Promise<boolean> {
	const runs = await successfulRuns(api, setUpId);
	return runs === undefined || runs.some((id) => !earlierRuns.includes(id));
}

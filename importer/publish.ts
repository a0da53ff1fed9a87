import { setTimeout as pause } from 'node:timers/promises';
import { hasToBePublished, inOrder, type ImportedWorkflow } from './bundle/workflow';
import type { BundledCredential } from './bundle/bundle';
import { Refused, type N8nApi } from './n8nApi';
import { Problem } from './problem';
import type { Say } from './say';

export const SET_UP = 'Set up tables and check connections';

const LOOK_EVERY_MS = 2_000;
const PATIENCE_MINUTES = 60;

/** The credentials that nobody has filled in yet, with the reason. */
type Missing = () => Promise<Array<BundledCredential & { reason: string }>>;

/**
 * Publishes what is not published yet, in the order that n8n and money ask for; waits before until a person has filled in
 * the credentials and Set up has run once.
 * @throws Problem when nobody does so within an hour, or n8n refuses a workflow
 */
export async function publishWhenReady(
	api: N8nApi,
	workflows: ImportedWorkflow[],
	missing: Missing,
	say: Say,
): Promise<void> {
	const waiting = inOrder(workflows).filter(
		({ draft, isPublished }) => !isPublished && hasToBePublished(draft),
	);
	if (waiting.length === 0) return say('\nEverything is published.');
	const setUp = workflows.find(({ draft }) => draft.name === SET_UP);
	await untilReady(api, missing, setUp?.id, say);
	for (const { id, draft } of waiting) {
		await api.post(`/workflows/${id}/activate`).catch((error: unknown) => {
			if (!(error instanceof Refused)) throw error;
			throw new Problem(
				`n8n did not publish "${draft.name}": ${error.message}`,
				`Open ${api.url}/workflow/${id}, publish it there, and run this command again for the rest.`,
			);
		});
	}
	say(`Published ${waiting.length} workflows: ${waiting.map(({ draft }) => draft.name).join(', ')}.`);
}

async function untilReady(
	api: N8nApi,
	missing: Missing,
	setUpId: string | undefined,
	say: Say,
): Promise<void> {
	const until = Date.now() + PATIENCE_MINUTES * 60_000;
	let told = '';
	for (;;) {
		const left = (await missing()).map(({ name, reason }) => `the credential "${name}" (${reason})`);
		if (left.length === 0 && setUpId && !(await hasRun(api, setUpId))) left.push(`a run of "${SET_UP}"`);
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

/** Whether it has succeeded at least once; taken for granted where the key may not see executions. */
async function hasRun(api: N8nApi, workflowId: string): Promise<boolean> {
	const runs = await api.listIfAllowed<object>('/executions', { workflowId, status: 'success' });
	return runs === undefined || runs.length > 0;
}

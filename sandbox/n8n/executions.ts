import type { INodeExecutionData, IRunData } from 'n8n-workflow';
import type { N8nClient } from './client';
import { until } from './until';

/** One run of a workflow, without its data. */
export interface ExecutionSummary {
	id: string;
	workflowId: string;
	workflowName: string;
	mode: string;
	status: string;
	startedAt: string;
	stoppedAt: string | null;
}

/** One run with everything its nodes received and returned. */
export interface Execution extends Omit<ExecutionSummary, 'workflowName'> {
	runData: IRunData;
	/** Id of the run that called this one. */
	calledBy?: string;
	/** What ended the run early. */
	error?: { message: string; description?: string; node?: { name: string } };
}

interface ExecutionPage {
	results: ExecutionSummary[];
	nextCursor: string | null;
}

/** A run's data as n8n stores them. */
interface WrittenRun {
	resultData: Pick<Execution, 'error'> & { runData?: IRunData };
	parentExecution?: { executionId: string };
}

const PAGE_LIMIT = 100; // the most n8n gives
export const STILL_RUNNING = ['new', 'running', 'waiting'];

/** All executions, newest first. */
export async function listExecutions(
	client: N8nClient,
	filter: { workflowId?: string; status?: string[]; startedAfter?: string; startedBefore?: string } = {},
): Promise<ExecutionSummary[]> {
	const found: ExecutionSummary[] = [];
	let cursor: string | null | undefined;
	do {
		const query = { filter: JSON.stringify(filter), limit: PAGE_LIMIT, ...(cursor ? { cursor } : {}) };
		const { data } = await client.get<{ data: ExecutionPage }>('/rest/executions', query);
		found.push(...data.results);
		cursor = data.nextCursor;
	} while (cursor);
	return found;
}

/** What an execution's nodes received and returned, as n8n stores it: one long text. */
export async function readExecutionText(client: N8nClient, id: string): Promise<string> {
	const { data } = await client.get<{ data: { data?: string } }>(`/rest/executions/${id}`);
	return data.data ?? '';
}

/** One execution with its data; there is none before its first node has run. */
export async function readExecution(client: N8nClient, id: string): Promise<Execution> {
	const { data } = await client.get<{ data: ExecutionSummary & { data: string } }>(`/rest/executions/${id}`);
	const { parse } = await import('flatted'); // an ES module
	const written: WrittenRun | undefined = parse(data.data);
	const { runData = {}, error } = written?.resultData ?? {};
	return { ...data, runData, error, calledBy: written?.parentExecution?.executionId };
}

/** Waits until an execution has ended, whichever way. */
export async function untilEnded(client: N8nClient, id: string, withinMs = 60_000): Promise<Execution> {
	return await until(
		async () => {
			const execution = await readExecution(client, id);
			return STILL_RUNNING.includes(execution.status) ? undefined : execution;
		},
		{ fact: `execution ${id} to end`, withinMs },
	);
}

/**
 * Waits for a moment at which no execution is queued, running or waiting. A timer may start the next one right after it,
 * so this alone does not say that all work is done: rows may wait for that timer.
 */
export async function untilQuiet(client: N8nClient, withinMs = 60_000): Promise<void> {
	await until(async () => (await listExecutions(client, { status: STILL_RUNNING })).length === 0, {
		fact: 'every execution to end',
		withinMs,
	});
}

/** A sentence for everything that went wrong in a run: what ended it, and every item that left through an error output. */
export function complaints(execution: Execution): string[] {
	const found: string[] = [];
	if (execution.error) {
		const { message, description, node } = execution.error;
		found.push([node?.name, message, description].filter(Boolean).join(': '));
	}
	for (const [name, runs] of Object.entries(execution.runData)) {
		const items = runs.flatMap((run) => (run.data?.main ?? []).flatMap((output) => output ?? []));
		found.push(...items.flatMap((item) => itemComplaint(item)).map((text) => `${name}: ${text}`));
	}
	return [...new Set(found)];
}

function itemComplaint({ json, error }: INodeExecutionData): string[] {
	const reported = error ?? json.error;
	if (reported === undefined || reported === null) return [];
	if (typeof reported !== 'object') return [String(reported)];
	const { message, description } = { message: '', description: '', ...reported };
	return [[message, description].filter(Boolean).join(' ')];
}

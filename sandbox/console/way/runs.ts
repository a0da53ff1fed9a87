import type { N8nClient } from '../../n8n/client';
import { listExecutions, readExecutionText, STILL_RUNNING } from '../../n8n/executions';
import type { ExecutionSummary } from '../../n8n/executions';
import { listWorkflows } from '../../n8n/workflows';
import type { Step } from './step';
import type { Work } from './work';

/** What it means for an invoice that a run of these workflows names it. */
export const RUN_WORDS: Record<string, string> = {
	'Receive approvals': 'Approval noted, to be paid',
	'Pay approved invoices': 'Taken up for payment',
	'Report payments to Salesforce': 'Payment looked at, to report it',
	'Send invoices again': 'Sent again',
	'Ask a person': 'A person is asked',
	'Answer a question': 'The question was opened or answered',
	'Approve bills in BILL': 'Looked at for its approval in BILL',
	'Pay bills on a schedule': 'Looked at for a payment run',
	'Roll back invoices': 'Looked at for a roll-back',
};
/** A run is asked for once; of so many n8n remembers what they named. */
const REMEMBERED = 2000;
/** Around the first and last change of the row, because the row changes within a run. */
const MARGIN_MS = 60_000;
const RECORD_IDS = /\b[a-zA-Z0-9]{18}\b/g;

/**
 * Finds the runs that touched an invoice. n8n keeps no list of that, and a row forgets who had it, so this looks whether
 * the data of a run names the record. Runs that n8n was told not to keep are not found.
 */
export class RunReader {
	private readonly named = new Map<string, Set<string>>();

	constructor(
		private readonly client: N8nClient,
		private readonly url: string,
	) {}

	async steps(recordId: string, { notedAt, changedAt }: Work): Promise<Step[]> {
		const workflows = (await listWorkflows(this.client)).filter(({ name }) => name in RUN_WORDS);
		const within = {
			startedAfter: new Date(Date.parse(notedAt) - MARGIN_MS).toISOString(),
			startedBefore: new Date(Date.parse(changedAt) + MARGIN_MS).toISOString(),
		};
		const lists = await Promise.all(
			workflows.map(async ({ id }) => await listExecutions(this.client, { workflowId: id, ...within })),
		);
		const steps: Step[] = [];
		for (const run of lists.flat()) if ((await this.namesIn(run)).has(recordId)) steps.push(this.step(run));
		return steps;
	}

	private async namesIn({ id, status }: ExecutionSummary): Promise<Set<string>> {
		const known = this.named.get(id);
		if (known) return known;
		const names = new Set((await readExecutionText(this.client, id)).match(RECORD_IDS));
		if (STILL_RUNNING.includes(status)) return names;
		this.named.set(id, names);
		for (const oldest of this.named.keys()) if (this.named.size > REMEMBERED) this.named.delete(oldest);
		return names;
	}

	private step({ id, workflowId, workflowName, status, startedAt }: ExecutionSummary): Step {
		const isFailed = status !== 'success' && !STILL_RUNNING.includes(status);
		return {
			at: startedAt,
			system: 'n8n',
			title: RUN_WORDS[workflowName],
			note: isFailed ? `The run ended as "${status}".` : undefined,
			tone: isFailed ? 'attention' : undefined,
			run: { id, url: `${this.url}/workflow/${workflowId}/executions/${id}` },
		};
	}
}

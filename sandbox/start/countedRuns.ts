import type { Execution } from '../n8n/executions';

/** What is known of a run that n8n kept. */
export type KeptRun = Pick<Execution, 'id' | 'workflowId' | 'mode' | 'calledBy'>;

/** What began after the run with this id, which workflows BILL's messages start. */
interface Bounds {
	lastBefore: number;
	billWorkflows: Set<string>;
}

/**
 * How many executions n8n began for a run of the sandbox, without those that BILL's messages start: a run that the BILL
 * Trigger started, and whatever that one called, however deep. Everything else counts: timers, events of Salesforce,
 * what those call, error workflows.
 *
 * n8n numbers its executions without a gap, and workflows may tell it not to keep the good ones; so runs that it did not
 * keep are counted by the missing numbers, whatever started them.
 */
export function countRuns(kept: KeptRun[], { lastBefore, billWorkflows }: Bounds): number {
	const began = kept.filter(({ id }) => Number(id) > lastBefore);
	const last = Math.max(lastBefore, ...began.map(({ id }) => Number(id)));
	const byId = new Map(kept.map((run) => [run.id, run]));
	const first = (run: KeptRun): KeptRun => {
		const caller = run.calledBy === undefined ? undefined : byId.get(run.calledBy);
		return caller === undefined ? run : first(caller);
	};
	const byMessages = began
		.map(first)
		.filter(({ mode, workflowId }) => mode === 'webhook' && billWorkflows.has(workflowId));
	return last - lastBefore - byMessages.length;
}

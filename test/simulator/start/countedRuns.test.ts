import { countRuns, type KeptRun } from '../../../sandbox/start/countedRuns';

const aRun = (id: number, changes: Partial<KeptRun> = {}): KeptRun => ({
	id: String(id),
	workflowId: 'worker',
	mode: 'trigger',
	...changes,
});
const count = (kept: KeptRun[]) => countRuns(kept, { lastBefore: 10, billWorkflows: new Set(['receiver']) });

describe('the number of executions of a run', () => {
	it('leaves out what BILL’s messages start, and what that calls, but not the timer of the same worker', () => {
		const kept = [
			aRun(11, { workflowId: 'receiver', mode: 'webhook' }),
			aRun(12, { mode: 'integrated', calledBy: '11' }),
			aRun(13, { workflowId: 'writer', mode: 'integrated', calledBy: '12' }),
			aRun(14),
			aRun(15, { workflowId: 'writer', mode: 'integrated', calledBy: '14' }),
		];

		expect(count(kept)).toBe(2);
	});

	it('counts an error of the workflow that receives the messages, because that is not a message', () => {
		expect(count([aRun(11, { workflowId: 'receiver', mode: 'error' })])).toBe(1);
	});

	it('counts runs that n8n did not keep', () => {
		expect(count([aRun(11), aRun(14)])).toBe(4);
	});

	it('leaves out what had run before', () => {
		expect(count([aRun(9), aRun(10)])).toBe(0);
	});
});

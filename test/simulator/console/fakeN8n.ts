import Fastify from 'fastify';
import { N8nClient } from '../../../sandbox/n8n/client';

/** A run of a workflow, with whatever text its data holds. */
interface Run {
	id: string;
	workflowName: string;
	status: string;
	startedAt: string;
	data: string;
}

export interface InN8n {
	/** Rows of the table Approvals; undefined where there is no such table. */
	rows?: Array<Record<string, unknown>>;
	runs: Run[];
}

/** A row that waits for its next try, as the worker leaves it behind; the approval was noted at 10:00. */
export function aRow(recordId: string, changes: Record<string, unknown> = {}) {
	return {
		id: 1,
		recordId,
		state: 'retry',
		nextTryAt: '2026-11-22T10:05:00.000Z',
		attempts: 1,
		message: 'BILL is down. It is tried again by itself.',
		createdAt: '2026-11-22T10:00:00.000Z',
		updatedAt: '2026-11-22T10:00:04.000Z',
		...changes,
	};
}

/** n8n's REST API on the wire, as far as the console speaks to it. Change `state` and the next reading sees it. */
export async function startFakeN8n(state: InN8n) {
	const app = Fastify({ forceCloseConnections: true });
	const workflows = () => [...new Set(state.runs.map(({ workflowName }) => workflowName))];
	const idOf = (workflowName: string) => `W${workflows().indexOf(workflowName)}`;
	app.get('/rest/settings', async () => ({ data: { userManagement: {} } }));
	app.post('/rest/login', async (_request, reply) => await reply.header('set-cookie', 'n8n-auth=1').send({}));
	app.get('/rest/data-tables-global', async () => ({
		data: { data: state.rows ? [{ id: 'T1', name: 'Approvals', projectId: 'P1' }] : [] },
	}));
	app.get('/rest/projects/P1/data-tables/T1/rows', async () => ({
		data: { count: state.rows?.length, data: state.rows },
	}));
	app.get('/rest/workflows', async () => ({
		data: workflows().map((name) => ({ id: idOf(name), name, active: true })),
	}));
	app.get<{ Querystring: { filter: string } }>('/rest/executions', async ({ query }) => {
		const { workflowId, startedAfter, startedBefore } = JSON.parse(query.filter);
		const results = state.runs
			.filter(({ workflowName }) => idOf(workflowName) === workflowId)
			.filter(({ startedAt }) => startedAt >= startedAfter && startedAt <= startedBefore)
			.map((run) => ({ ...run, workflowId, data: undefined }));
		return { data: { results, nextCursor: null } };
	});
	app.get<{ Params: { id: string } }>('/rest/executions/:id', async ({ params }) => ({
		data: state.runs.find(({ id }) => id === params.id),
	}));
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url, client: await N8nClient.signIn(url), stop: async () => await app.close() };
}

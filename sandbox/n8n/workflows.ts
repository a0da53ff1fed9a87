import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import type { N8nClient } from './client';
import { until } from './until';

/** A workflow as its file carries it and as n8n's REST API takes it. */
export interface WorkflowDraft {
	name: string;
	description?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	meta?: Record<string, unknown>;
}

/** A workflow in n8n. */
export interface StoredWorkflow extends WorkflowDraft {
	id: string;
	active: boolean;
	versionId: string;
}

interface PublicationStatus {
	status: 'published' | 'in_progress' | 'not_published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

/** Every workflow but those in the archive, which is where the editor puts what somebody deletes. */
export async function listWorkflows(
	client: N8nClient,
): Promise<Array<Pick<StoredWorkflow, 'id' | 'name' | 'active'>>> {
	const filter = JSON.stringify({ isArchived: false });
	const { data } = await client.get<{ data: StoredWorkflow[] }>('/rest/workflows', { filter });
	return data;
}

/** One workflow with its nodes, as last saved. */
export async function readWorkflow(client: N8nClient, id: string): Promise<StoredWorkflow> {
	return (await client.get<{ data: StoredWorkflow }>(`/rest/workflows/${id}`)).data;
}

/** Saves a new workflow; it does not run before it is published. */
export async function createWorkflow(client: N8nClient, draft: WorkflowDraft): Promise<StoredWorkflow> {
	return (await client.post<{ data: StoredWorkflow }>('/rest/workflows', draft)).data;
}

/** Replaces a workflow's content; what runs does not change before it is published again. */
export async function replaceWorkflow(
	client: N8nClient,
	id: string,
	draft: WorkflowDraft,
): Promise<StoredWorkflow> {
	return (await client.patch<{ data: StoredWorkflow }>(`/rest/workflows/${id}`, draft)).data;
}

/**
 * Publishes a workflow and waits until every trigger in it runs. n8n answers the request before that.
 * @throws Error with the trigger's own message when one cannot be started
 */
export async function publishWorkflow(client: N8nClient, workflow: StoredWorkflow): Promise<void> {
	await client.post(`/rest/workflows/${workflow.id}/activate`, { versionId: workflow.versionId });
	const status = await until(
		async () => {
			const { data } = await client.get<{ data: PublicationStatus }>(
				`/rest/workflows/${workflow.id}/publication-status`,
			);
			return data.status === 'published' || data.status === 'failed' || data.status === 'partial'
				? data
				: undefined;
		},
		{ fact: `the workflow "${workflow.name}" to be published`, withinMs: 60_000 },
	);
	if (status.status === 'published') return;
	const reasons = status.triggers
		.filter((trigger) => trigger.errorMessage)
		.map((trigger) => trigger.errorMessage);
	throw new Error(`n8n could not start the triggers of "${workflow.name}": ${reasons.join('; ')}`);
}

/** Stops a workflow's triggers. n8n answers before they have stopped. */
export async function unpublishWorkflow(client: N8nClient, id: string): Promise<void> {
	await client.post(`/rest/workflows/${id}/deactivate`);
}

/** Runs a workflow by hand from one of its triggers and returns the execution's id at once. */
export async function runWorkflow(client: N8nClient, id: string, trigger: string): Promise<string> {
	const { data } = await client.post<{ data: { executionId?: string } }>(`/rest/workflows/${id}/run`, {
		triggerToStartFrom: { name: trigger },
	});
	if (data.executionId === undefined)
		throw new Error(`n8n waits for an event instead of running workflow ${id} by hand.`);
	return data.executionId;
}

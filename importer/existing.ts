import type { N8nApi } from './n8nApi';
import { Problem } from './problem';
import type { StoredWorkflow } from './bundle/workflow';

/** Workflows of earlier versions. Beside those that took their place, they would do everything twice. */
const RETIRED = ['Create and pay a bill on approval', 'Update Salesforce on payment'];

/** What n8n has of ours. */
export interface Existing {
	/** By name. */
	workflows: Map<string, StoredWorkflow>;
	/** Published ones of earlier versions. */
	retired: StoredWorkflow[];
}

/**
 * Finds the workflows of ours in n8n, by their names: those that were imported as single files have other ids.
 * @throws Problem when two of one name are published, or none of several is and nobody can tell which one counts
 */
export async function existingWorkflows(
	api: N8nApi,
	names: string[],
	projectId: string | undefined,
): Promise<Existing> {
	const query = { excludePinnedData: 'true', ...(projectId && { projectId }) };
	const all = (await api.list<StoredWorkflow>('/workflows', query)).filter(({ isArchived }) => !isArchived);
	const workflows = new Map<string, StoredWorkflow>();
	for (const name of names) {
		const sameName = all.filter((workflow) => workflow.name === name);
		const published = sameName.filter(({ active }) => active);
		const candidates = published.length > 0 ? published : sameName;
		if (candidates.length > 1) {
			const ids = candidates.map(({ id }) => `${api.url}/workflow/${id}`).join(' and ');
			throw new Problem(
				`n8n has ${candidates.length} workflows called "${name}"${published.length > 1 ? ', all published' : ''}: ${ids}.`,
				'Archive all but one (⋯ → Archive in the editor), then import again.',
			);
		}
		if (candidates.length === 1) workflows.set(name, candidates[0]);
	}
	return { workflows, retired: all.filter(({ name, active }) => active && RETIRED.includes(name)) };
}

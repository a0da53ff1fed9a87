import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stableId } from './bundle/ids';
import { bundleOf } from './bundle/bundle';
import { emptyCredential, FORM_TYPE, neededTypes, UNFILLED_FORMS, withCredential } from './credentials';
import { linked, type ImportedWorkflow, type WorkflowDraft } from './bundle/workflow';

/** A workflow that this version ships. */
export interface ShippedWorkflow {
	file: string;
	/** In an n8n that has none of this name. */
	id: string;
	draft: WorkflowDraft;
}

/** Every workflow of a folder, by the name of its file. */
export function shippedWorkflows(folder: string): ShippedWorkflow[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({
			file,
			id: stableId('workflow', file),
			draft: JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowDraft,
		}));
}

/** The bundle for an n8n that has nothing of ours: all workflows, and credentials to fill in. */
export function shippedBundle(folder: string): Buffer {
	const shipped = shippedWorkflows(folder);
	const ids = new Map(shipped.map(({ id, draft }) => [draft.name, id]));
	const credentials = neededTypes('jwt')
		.map(emptyCredential)
		.map((credential) =>
			credential.type === FORM_TYPE ? { ...credential, name: UNFILLED_FORMS } : credential,
		);
	const byType = new Map(credentials.map((credential) => [credential.type, credential]));
	const workflows = shipped.map(({ id, draft }): ImportedWorkflow => {
		const nodes = draft.nodes.map((node) => withCredential(linked(node, ids), byType));
		return { id, draft: { ...draft, nodes }, isPublished: false };
	});
	return bundleOf(workflows, credentials);
}

import type { INode } from 'n8n-workflow';
import type { N8nClient } from './client';
import { publishWorkflow, readWorkflow, replaceWorkflow, type StoredWorkflow } from './workflows';

const LABEL = 'Sandbox';
const CREDENTIAL = { name: 'n8n API', type: 'n8nApi' };
/** What *Renew BILL trust* needs: to find out which credential it uses, and to store the trust there. */
const SCOPES = ['workflow:read', 'credential:update'];

interface Named {
	id: string;
	label?: string;
	name?: string;
	type?: string;
}

/**
 * Gives the nodes that call n8n's own API a key for it, as a person does in n8n's settings. The key of an earlier start is
 * deleted, because nobody can read it any more.
 */
export async function giveApiKey(
	client: N8nClient,
	n8nUrl: string,
	workflows: Iterable<StoredWorkflow>,
): Promise<void> {
	const wanting = [...workflows].filter(({ nodes }) => nodes.some(callsN8n));
	if (wanting.length === 0) return;
	const { data: keys } = await client.get<{ data: Named[] | { items: Named[] } }>('/rest/api-keys');
	for (const { id, label } of Array.isArray(keys) ? keys : keys.items)
		if (label === LABEL) await client.delete(`/rest/api-keys/${id}`);
	const { data: key } = await client.post<{ data: { rawApiKey: string } }>('/rest/api-keys', {
		label: LABEL,
		scopes: SCOPES,
		expiresAt: null,
	});
	const draft = { ...CREDENTIAL, data: { apiKey: key.rawApiKey, baseUrl: `${n8nUrl}/api/v1` } };
	const { data: credentials } = await client.get<{ data: Named[] }>('/rest/credentials');
	const known = credentials.find(({ name, type }) => name === CREDENTIAL.name && type === CREDENTIAL.type);
	const { data: stored } = known
		? await client.patch<{ data: Named }>(`/rest/credentials/${known.id}`, draft)
		: await client.post<{ data: Named }>('/rest/credentials', draft);
	const credential = { id: stored.id, name: CREDENTIAL.name };
	for (const { id } of wanting) await pick(client, id, credential);
}

async function pick(client: N8nClient, id: string, credential: { id: string; name: string }): Promise<void> {
	const workflow = await readWorkflow(client, id);
	const calling = workflow.nodes.filter(callsN8n);
	if (calling.every((node) => node.credentials?.n8nApi?.id === credential.id)) return;
	const nodes = workflow.nodes.map((node) =>
		callsN8n(node) ? { ...node, credentials: { ...node.credentials, n8nApi: credential } } : node,
	);
	const { name, connections, settings } = workflow;
	const saved = await replaceWorkflow(client, id, { name, nodes, connections, settings });
	if (workflow.active) await publishWorkflow(client, saved);
}

const callsN8n = ({ parameters }: INode) => parameters.nodeCredentialType === CREDENTIAL.type;

import type { INode, INodeCredentialDescription, INodeParameters } from 'n8n-workflow';
import type { N8nClient } from './client';

/** A credential to have in n8n, found again by its name. */
export interface CredentialDraft {
	name: string;
	/** As the package registers it, such as `billComApi`. */
	type: string;
	data: Record<string, unknown>;
}

/** A credential in n8n; its secrets stay there. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

interface NodeType {
	name: string;
	credentials?: INodeCredentialDescription[];
}

/** Creates the credentials that are missing and fills the others afresh. Returns them by type. */
export async function provideCredentials(
	client: N8nClient,
	drafts: CredentialDraft[],
): Promise<Map<string, StoredCredential>> {
	const { data: existing } = await client.get<{ data: StoredCredential[] }>('/rest/credentials');
	const byType = new Map<string, StoredCredential>();
	for (const draft of drafts) {
		const known = existing.find(({ name, type }) => name === draft.name && type === draft.type);
		const { data } = known
			? await client.patch<{ data: StoredCredential }>(`/rest/credentials/${known.id}`, draft)
			: await client.post<{ data: StoredCredential }>('/rest/credentials', draft);
		byType.set(draft.type, { id: data.id, name: data.name, type: data.type });
	}
	return byType;
}

/** What the editor's Test button says. `data` has the secrets, as a person would have typed them. */
export async function testCredential(
	client: N8nClient,
	credential: CredentialDraft & { id: string },
): Promise<{ status: string; message: string }> {
	const { data } = await client.post<{ data: { status: string; message: string } }>(
		'/rest/credentials/test',
		{
			credentials: credential,
		},
	);
	return data;
}

/** For every node type that takes credentials: which, and under which parameters, in all its versions. */
export async function credentialSlots(client: N8nClient): Promise<Map<string, INodeCredentialDescription[]>> {
	const slots = new Map<string, INodeCredentialDescription[]>();
	for (const { name, credentials = [] } of await client.get<NodeType[]>('/types/nodes.json'))
		slots.set(name, [...(slots.get(name) ?? []), ...credentials]);
	return slots;
}

/** The node with the credentials its parameters ask for, as a person would pick them in the editor. */
export function withCredentials(
	node: INode,
	slots: Map<string, INodeCredentialDescription[]>,
	credentials: Map<string, StoredCredential>,
): INode {
	const picked: NonNullable<INode['credentials']> = {};
	for (const slot of slots.get(node.type) ?? []) {
		const stored = credentials.get(slot.name);
		if (stored && isShown(slot, node.parameters)) picked[slot.name] = { id: stored.id, name: stored.name };
	}
	return Object.keys(picked).length === 0 ? node : { ...node, credentials: picked };
}

function isShown({ displayOptions }: INodeCredentialDescription, parameters: INodeParameters): boolean {
	const holds = ([name, values]: [string, unknown[] | undefined]) =>
		(values ?? []).some((value) => value === parameters[name]);
	const { show = {}, hide = {} } = displayOptions ?? {};
	return Object.entries(show).every(holds) && !Object.entries(hide).some(holds);
}

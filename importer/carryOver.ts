import type { INode } from 'n8n-workflow';
import type { WorkflowDraft } from './bundle/workflow';

/** The node in which a person fills in what is theirs. */
const SETTINGS_NODE = 'Your settings';

type Assignment = { name: string; value: unknown };

/** What a workflow of this version becomes in an n8n that has an earlier one. */
export interface CarriedOver {
	draft: WorkflowDraft;
	/** In words: what a person had set, and what stays. */
	kept: string[];
	/** What the version brings, by the names of the nodes. */
	changed: string[];
	added: string[];
	removed: string[];
}

/**
 * A workflow of this version with what is a person's in the one that is there: values in "Your settings", credentials,
 * nodes switched on and off, the time zone and other settings of the workflow. Ids and addresses of nodes stay, so that n8n
 * registers no trigger anew. A node that was exchanged for one of another kind, such as Postgres for Data Table, stays.
 *
 * @param shippedTypes of nodes that this package's workflows use: another one can only be a person's
 */
export function carriedOver(
	shipped: WorkflowDraft,
	existing: WorkflowDraft,
	shippedTypes: Set<string>,
): CarriedOver {
	const kept: string[] = [];
	const before = new Map(existing.nodes.map((node) => [node.name, node]));
	const nodes = shipped.nodes.map((node) => {
		const old = before.get(node.name);
		if (old !== undefined && !shippedTypes.has(old.type)) {
			kept.push(`"${node.name}" is a node of yours (${old.type})`);
			return { ...old, position: node.position };
		}
		if (old?.type !== node.type) return node;
		const filled = node.name === SETTINGS_NODE ? withValuesOf(node, old, kept) : node;
		const isOff = old.disabled === true;
		if (isOff !== (node.disabled === true)) kept.push(`"${node.name}" is switched ${isOff ? 'off' : 'on'}`);
		return {
			...filled,
			id: old.id,
			...(old.webhookId && { webhookId: old.webhookId }),
			disabled: isOff || undefined,
			...signInOf(old, filled, kept),
		};
	});
	const settings = { ...shipped.settings, ...existing.settings, executionOrder: 'v1' as const };
	if (shipped.settings?.timezone !== settings.timezone) kept.push(`the time zone is ${settings.timezone}`);
	const after = new Set(nodes.map(({ name }) => name));
	return {
		draft: { ...shipped, nodes, settings },
		kept,
		changed: nodes.filter((node) => isChanged(node, before.get(node.name))).map(({ name }) => name),
		added: nodes.filter(({ name }) => !before.has(name)).map(({ name }) => name),
		removed: existing.nodes.map(({ name }) => name).filter((name) => !after.has(name)),
	};
}

/** Whether n8n has to save it: a node, a connection or a setting differs. */
export function differs(draft: WorkflowDraft, existing: WorkflowDraft): boolean {
	const isNew = Object.keys(draft.settings ?? {}).some((name) => !(name in (existing.settings ?? {})));
	if (isNew) return true;
	const essence = ({ name, nodes, connections }: WorkflowDraft) =>
		canonical({
			name,
			connections: Object.fromEntries(
				Object.entries(connections).filter(([, outputs]) => Object.keys(outputs).length > 0),
			),
			nodes: [...nodes].sort((a, b) => a.name.localeCompare(b.name)).map(essenceOf),
		});
	return essence(draft) !== essence(existing);
}

function withValuesOf(node: INode, old: INode, kept: string[]): INode {
	const values = new Map(assignmentsOf(old).map(({ name, value }) => [name, value]));
	const assignments = assignmentsOf(node).map((assignment) => {
		const { name, value } = assignment;
		if (!values.has(name) || typeof values.get(name) !== typeof value || values.get(name) === value)
			return assignment;
		kept.push(`${name} is ${JSON.stringify(values.get(name))}`);
		return { ...assignment, value: values.get(name) };
	});
	return {
		...node,
		parameters: {
			...node.parameters,
			assignments: { ...Object(node.parameters.assignments), assignments },
		},
	};
}

/** How a node signs in, or lets people in, is the choice of a person: the way of it, and the credential. */
function signInOf(old: INode, node: INode, kept: string[]): Partial<INode> {
	const { credentials } = old;
	const { authentication, nodeCredentialType } = old.parameters;
	const isAnother = authentication !== undefined && authentication !== node.parameters.authentication;
	if (isAnother) kept.push(`"${node.name}" has the authentication ${String(authentication)}`);
	return {
		...(credentials && { credentials }),
		...(isAnother && {
			parameters: { ...node.parameters, authentication, ...(nodeCredentialType && { nodeCredentialType }) },
		}),
	};
}

function assignmentsOf({ parameters }: INode): Assignment[] {
	return Object(parameters.assignments).assignments ?? [];
}

function isChanged(node: INode, old: INode | undefined): boolean {
	return old !== undefined && canonical(behaviourOf(node)) !== canonical(behaviourOf(old));
}

/** What a node does; where it stands and what it is called by n8n left aside. */
function behaviourOf(node: INode): object {
	return { ...essenceOf(node), position: undefined };
}

/** A node without what n8n and its editor number anew. */
function essenceOf(node: INode): object {
	return { ...node, id: undefined, webhookId: undefined };
}

/** The same text for the same content, whatever the order of its keys. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)))
			: inner,
	);
}

import { isDataTable, isSticky, tableOf, workflowFiles, type WorkflowNode } from '../files';

/** Which reasons a node gives that has no word of its own for them in one of the forms below. */
const BY_HAND: Record<string, string[]> = {
	// Passes on what the nodes say; `reasonsOfNodes` has it.
	'Pay approved invoices/Say what went wrong': [],
	'Reconcile BILL and Salesforce/Take up the approval': ['reconciled', 'changedSince'],
};
/** Rows that have another state, and people are told all the same. */
const TOLD_BESIDES: Record<string, string> = {
	'Note outcomes/Say what the row keeps': 'notWritten',
	'Report payments to Salesforce/Say what became of it': 'voided',
};
/** The forms in which expressions say it: in either order in one object, or as arguments. */
const FORMS = [
	/\bask\('(\w+)'/g,
	/state: 'needs attention'[^{}]*?\breason: '(\w+)'/g,
	/\breason: '(\w+)'[^{}]*?state: 'needs attention'/g,
	/'needs attention', '(\w+)'/g,
];

/** The nodes that put invoices into the hands of a person, with the reasons they give. */
export const nodesThatAsk = workflowFiles.flatMap(({ name, nodes }) =>
	nodes
		.filter((node) => !isSticky(node))
		.map((node) => ({ place: `${name}/${node.name}`, node }))
		.filter(({ place, node }) => place in TOLD_BESIDES || asks(node))
		.map(({ place, node }) => ({ place, reasons: reasonsOf(place, node) })),
);

/** The nodes that write to Dead Letters, but for those that tell of a workflow that stopped. */
export const nodesThatWrite = workflowFiles.flatMap(({ name, nodes }) =>
	nodes
		.filter((node) => isDataTable(node) && tableOf(node) === 'Dead Letters')
		.filter(({ parameters }) => ['insert', 'upsert'].includes(String(parameters.operation)))
		.filter((node) => node.name !== 'Keep the failure for follow-up')
		.map((node) => `${name}/${node.name}`),
);

function asks(node: WorkflowNode): boolean {
	if (isDataTable(node)) return String(columnsOf(node).state ?? '').includes('needs attention');
	return /state: 'needs attention'|, 'needs attention', '/.test(textOf(node));
}

function reasonsOf(place: string, node: WorkflowNode): string[] {
	const byHand = BY_HAND[place];
	const text = textOf(node);
	const besides = TOLD_BESIDES[place];
	const said = isDataTable(node)
		? [String(columnsOf(node).reason ?? '')]
		: FORMS.flatMap((form) => [...text.matchAll(form)].map(([, reason]) => reason ?? ''));
	const told = besides !== undefined && text.includes(`'${besides}'`) ? [besides] : [];
	return [...(byHand ?? said.filter((reason) => /^\w+$/.test(reason))), ...told];
}

function columnsOf({ parameters }: WorkflowNode): Record<string, unknown> {
	const columns = parameters.columns as { value?: Record<string, unknown> | null } | undefined;
	return columns?.value ?? {};
}

/** The expressions of a node as they read in the editor. */
function textOf({ parameters }: WorkflowNode): string {
	return JSON.stringify(parameters).replaceAll('\\n', ' ').replaceAll('\\"', '"');
}

/** Whether a node that asks is understood: one whose reasons nobody can see would slip past the list. */
export const isUnderstood = ({ place, reasons }: { place: string; reasons: string[] }): boolean =>
	reasons.length > 0 || place in BY_HAND;

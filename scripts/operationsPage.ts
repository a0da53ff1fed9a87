import { PERMISSIONS } from '../nodes/BillCom/operation/agentPermission';
import type { Operation } from '../nodes/BillCom/operation/operation';
import type { Resource } from '../nodes/BillCom/operation/resource';
import { agentNeedOf } from '../nodes/shared/operation/agentPermission';

const HEAD = `<!-- Written by \`npm run docs\` from the operations themselves. -->
# What the BILL node can do, and what each operation costs

BILL accepts three calls at once per developer key and organization, and 20,000 calls and 200 sign-ins per hour. **Calls** says
how many calls one item takes when it succeeds and nothing is remembered from earlier items. The sign-in is not counted, because all
executions share one. A test measures every number. **Bulk** says how many items share a call with **Send in Bulk**.
[What the node looks like in the editor](editor.md).

- **user**: not possible with a sync token; the credential needs *Sign In With* set to *User*.
- **trusted**: the same, and the session has to be trusted, see [Connect BILL](connect-bill.md).
- **agent**: an AI agent may use it only after a person has switched this on in the tool; "at times" depends on what it asks
  for. See [What an AI agent can do with the nodes](agents.md).
`;

const SIGN_IN: Record<NonNullable<Operation['signIn']>, string> = {
	user: 'user',
	trusted: 'trusted',
	trustedToSend: 'trusted',
};

/** The page of all operations, in Markdown. */
export function operationsPage(resources: Resource[]): string {
	return `${[HEAD, ...resources.map(section)].join('\n')}`;
}

function section({ menu, operations }: Resource): string {
	const rows = operations.map(row);
	const table = [
		'| Operation | What it does | Calls | Bulk | Needs |',
		'| --- | --- | --- | --- | --- |',
		...rows,
	];
	return `## ${menu.name}\n\n${table.join('\n')}\n`;
}

function row(operation: Operation): string {
	const { option, calls, callsNote, bulk, bulkRead } = operation;
	const cost = callsNote ? `${calls}. ${callsNote}` : String(calls);
	const cells = [
		option.name,
		option.description ?? '',
		cost,
		String((bulk ?? bulkRead)?.size ?? ''),
		needsOf(operation),
	];
	return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}

function needsOf(operation: Operation): string {
	const { signIn, agentMayNeed = [] } = operation;
	const always = agentNeedOf(operation);
	return [
		signIn && SIGN_IN[signIn],
		always && `agent: ${PERMISSIONS[always].label}`,
		...agentMayNeed.map((permission) => `agent at times: ${PERMISSIONS[permission].label}`),
	]
		.filter(Boolean)
		.join(', ');
}

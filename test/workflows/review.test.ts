import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	isDataTable,
	isOurs,
	isSticky,
	isTrigger,
	nextOf,
	reachedFrom,
	tableOf,
	targetsOf,
	workflowFiles,
	type WorkflowNode,
} from './files';

/** Triggers of workflows that somebody, or another workflow, waits for. */
const WATCHED = ['manualTrigger', 'errorTrigger', 'executeWorkflowTrigger'].map(
	(name) => `n8n-nodes-base.${name}`,
);

const catalogue = readFileSync(join(__dirname, '../../workflows/README.md'), 'utf8');

/** Tables that set-up only reads, to carry over what is open in them. */
const OF_EARLIER_VERSIONS = ['Approval Claims', 'Webhook Inbox'];

/** What n8n's public review guidance and our own rules ask of a workflow before anyone imports it. */
describe.each(workflowFiles.map((workflow) => [workflow.file, workflow] as const))('%s', (_, workflow) => {
	const working = workflow.nodes.filter((node) => !isSticky(node));

	it('carries nothing of the instance it was made on', () => {
		expect(Object.keys(workflow).sort()).toEqual([
			'connections',
			'description',
			'file',
			'meta',
			'name',
			'nodes',
			'settings',
		]);
		expect(JSON.stringify(workflow)).not.toMatch(/"(pinData|instanceId|versionId|errorWorkflow)"/);
		expect(working.filter((node) => node.credentials).map((node) => node.name)).toEqual([]);
	});

	it('gives every node its own id and name', () => {
		expect(new Set(workflow.nodes.map((node) => node.id)).size).toBe(workflow.nodes.length);
		expect(new Set(workflow.nodes.map((node) => node.name)).size).toBe(workflow.nodes.length);
		for (const { name } of working)
			expect(name).not.toMatch(/^(BILL|Salesforce|Data table|Edit Fields|If|Switch|HTTP)\b.*\d*$/);
	});

	it('connects existing nodes only and leaves none behind', () => {
		const names = new Set(working.map((node) => node.name));
		const reached = new Set<string>();
		for (const [source, { main }] of Object.entries(workflow.connections)) {
			expect(names).toContain(source);
			for (const target of main.flatMap((output) => output ?? [])) reached.add(target.node);
		}
		for (const name of reached) expect(names).toContain(name);
		expect(
			working.filter((node) => !isTrigger(node) && !reached.has(node.name)).map((node) => node.name),
		).toEqual([]);
	});

	it('refers in expressions to nodes that exist', () => {
		const names = new Set(workflow.nodes.map((node) => node.name));
		const references = JSON.stringify(working.map((node) => node.parameters)).matchAll(/\$\('([^']+)'\)/g);
		for (const [, name] of references) expect(names).toContain(name);
	});

	it('wires an error output exactly where one is switched on', () => {
		for (const node of working) {
			const isSwitchedOn = node.onError === 'continueErrorOutput';
			const outputs = workflow.connections[node.name]?.main.length ?? 0;
			if (isSwitchedOn) expect([node.name, targetsOf(workflow, node.name, 1)]).not.toEqual([node.name, []]);
			else if (isOurs(node)) expect([node.name, outputs]).toEqual([node.name, Math.min(outputs, 1)]);
		}
	});

	it('never lets n8n repeat a node that creates a bill or a payment', () => {
		const repeated = working.filter((node) => node.retryOnFail && node.parameters.operation === 'create');
		expect(repeated.map((node) => node.name)).toEqual([]);
	});

	it('says how conditions of a table go together, and reads with an explicit limit', () => {
		for (const node of working.filter(isDataTable)) {
			const { operation, filters, matchType, returnAll, limit, columns } = node.parameters;
			// Left out it would mean any of them; where any is meant, the file says so.
			if (filters)
				expect([node.name, matchType]).toEqual([node.name, expect.stringMatching(/^(all|any)Conditions?$/)]);
			// n8n 2.41 hides the operator of If Row (Does Not) Exist, and takes any other for "equals" without a word.
			if (operation === 'rowExists' || operation === 'rowNotExists')
				expect([node.name, operatorsOf(filters)]).toEqual([node.name, ['eq']]);
			if (operation === 'get')
				expect([node.name, returnAll === true || typeof limit === 'number']).toEqual([node.name, true]);
			if (operation === 'update' || operation === 'insert' || operation === 'upsert') {
				const { mappingMode } = columns as { mappingMode: string };
				// Mapped from the item only where that costs an expression for each column otherwise.
				expect([node.name, mappingMode]).toEqual([
					node.name,
					expect.stringMatching(/^(defineBelow|autoMapInputData)$/),
				]);
			}
			if (operation === 'create') expect(node.parameters.options).toMatchObject({ createIfNotExists: true });
		}
	});

	it('explains itself: a verb-first name, a description and a first note', () => {
		expect(workflow.name).toMatch(
			/^(Set|Check|Receive|Pay|Read|Write|Report|Reconcile|Alert|Send|Tidy|Note|Pause|Verify|Renew|Roll|Keep|Release|Ask|Answer|Approve|Show)\b/,
		);
		expect(workflow.description.split('. ').length).toBeGreaterThan(1);
		const [first] = workflow.nodes.filter(isSticky);
		expect(first.name).toBe('Read me first');
		expect(first.parameters.content).toMatch(/^## /);
		expect(JSON.stringify(workflow)).not.toMatch(/import from URL/i);
	});

	it('uses nothing that n8n blocks or has retired', () => {
		expect(JSON.stringify(workflow)).not.toMatch(
			/\$env|\$getPairedItem|n8n-nodes-base\.(function|itemLists|executeCommand)\b/,
		);
		expect(JSON.stringify(workflow)).not.toMatch(/Bearer |BEGIN [A-Z ]*PRIVATE KEY|\bsk-[a-z0-9]/i);
	});

	it('says in its first note, a green one, who needs it, what happens, how to set it up and how to change it', () => {
		const [{ parameters }] = workflow.nodes.filter(isSticky);
		expect(parameters.color).toBe(4);
		for (const part of ['**Who it is for**', '**What happens**', '**Set up**', '**To change it**'])
			expect(parameters.content).toContain(part);
		expect(parameters.content).toContain('n8n-nodes-billcom-salesforce');
	});

	it('handles its own failures when nobody watches it, by a row in Dead Letters', () => {
		const isUnattended = working.some((node) => isTrigger(node) && !WATCHED.includes(node.type));
		const handlers = working.filter((node) => node.type === 'n8n-nodes-base.errorTrigger');
		expect(handlers).toHaveLength(isUnattended ? 1 : 0);
		for (const { name } of handlers)
			expect(
				reachedFrom(workflow, name).filter(
					(node) => node.parameters.operation === 'insert' && tableOf(node) === 'Dead Letters',
				),
			).toHaveLength(1);
	});

	it('has no Code node, and about thirty nodes at most', () => {
		expect(working.filter(({ type }) => type === 'n8n-nodes-base.code').map(({ name }) => name)).toEqual([]);
		expect(working.length).toBeLessThanOrEqual(33);
	});

	it('takes typed inputs when another workflow calls it, or none at all', () => {
		for (const node of working.filter(({ type }) => type.endsWith('.executeWorkflowTrigger'))) {
			const { inputSource, workflowInputs } = node.parameters as {
				inputSource: string;
				workflowInputs?: { values: Array<{ name: string; type?: string }> };
			};
			if (inputSource === 'workflowInputs')
				for (const input of workflowInputs?.values ?? [])
					expect(input).toEqual({ name: expect.stringMatching(/./), type: expect.stringMatching(/./) });
			else
				for (const next of nextOf(workflow, node.name))
					expect([next.type, next.parameters.includeOtherFields]).toEqual(['n8n-nodes-base.set', false]);
		}
	});

	it('calls workflows by names that ship, once for all items', () => {
		for (const node of working.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflow')) {
			const { workflowId, mode } = node.parameters as {
				workflowId: { value: string; cachedResultName: string };
				mode: string;
			};
			expect([node.name, workflowId.value, mode]).toEqual([node.name, '', 'once']);
			expect(workflowFiles.map(({ name }) => name)).toContain(workflowId.cachedResultName);
		}
	});

	it('shapes items once: no Edit Fields node with nothing but another behind it', () => {
		const isSet = ({ type }: WorkflowNode) => type === 'n8n-nodes-base.set';
		const doubled = working
			.filter((node) => isSet(node) && node.name !== 'Your settings')
			.filter((node) => nextOf(workflow, node.name).length === 1 && nextOf(workflow, node.name).every(isSet))
			.map(({ name }) => name);
		expect(doubled).toEqual([]);
	});
});

it('no two webhooks of all workflows share an address', () => {
	const ids = workflowFiles.flatMap(({ nodes }) => nodes.flatMap(({ webhookId }) => webhookId ?? []));

	expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it('workflows/README.md lists every workflow and its picture, for those who import it', () => {
	const asked = workflowFiles.flatMap(({ file }) => {
		const picture = `../docs/images/${file.replace(/\.json$/, '.png')}`;
		return [`[\`${file}\`](${file})`, `](${picture})`];
	});

	expect(asked.filter((words) => !catalogue.includes(words))).toEqual([]);
});

it('workflows/README.md says where each page is that people open by themselves', () => {
	const addresses = workflowFiles.flatMap(({ file, nodes }) =>
		nodes.flatMap(({ type, parameters }) => {
			const path = (parameters.options as { path?: string } | undefined)?.path ?? parameters.path;
			// The link in a message is the only way to a question.
			if (typeof path !== 'string' || file === 'answer-a-question.json') return [];
			return [type.endsWith('.formTrigger') ? `/form/${path}` : `/webhook/${path}`];
		}),
	);

	expect(addresses.length).toBeGreaterThan(5);
	expect(addresses.filter((address) => !catalogue.includes(`\`${address}\``))).toEqual([]);
});

it('every picture of workflows/README.md is there; "npm run pictures" takes it', () => {
	const pictures = [...catalogue.matchAll(/\]\((\.\.\/docs\/images\/[^)]+)\)/g)].map(([, path]) => path);

	expect(pictures.filter((path) => !existsSync(join(__dirname, '../../workflows', path)))).toEqual([]);
});

it('no picture of workflows/README.md shows another workflow than its own', () => {
	const paths = [...catalogue.matchAll(/\]\((\.\.\/docs\/images\/[^)]+)\)/g)].map(([, path]) => path);
	const shown = paths.map((path) => readFileSync(join(__dirname, '../../workflows', path), 'base64'));

	expect(paths.filter((_, index) => shown.indexOf(shown[index]) !== index)).toEqual([]);
});

describe('the tables of all workflows together', () => {
	const tables = workflowFiles.flatMap((workflow) => workflow.nodes.filter(isDataTable));
	const created = new Map(
		tables
			.filter((node) => node.parameters.operation === 'create')
			.map((node) => [
				String(node.parameters.tableName),
				(node.parameters.columns as { column: Array<{ name: string }> }).column.map((column) => column.name),
			]),
	);

	it('have names that a look-up by name cannot mix up', () => {
		const names = [...created.keys()].map((name) => name.toLowerCase());
		for (const name of names) {
			expect(name).not.toMatch(/[_%]/);
			expect(names.filter((other) => other.includes(name))).toEqual([name]);
		}
	});

	it('are created by the set-up workflow with every column that is read or written', () => {
		const ofRows = tables.filter(({ parameters }) => parameters.resource === 'row');
		for (const node of ofRows) {
			const { value: table } = node.parameters.dataTableId as { value: string };
			if (OF_EARLIER_VERSIONS.includes(table)) continue;
			const { conditions = [] } = (node.parameters.filters ?? {}) as {
				conditions?: Array<{ keyName: string }>;
			};
			const { value: written } = (node.parameters.columns ?? {}) as {
				value?: Record<string, unknown> | null;
			};
			const known = [...(created.get(table) ?? []), 'id', 'createdAt', 'updatedAt'];
			for (const column of [
				...conditions.map((condition) => condition.keyName),
				...Object.keys(written ?? {}),
			]) {
				expect([node.name, table, known]).toEqual([node.name, table, expect.arrayContaining([column])]);
			}
		}
	});
});

function operatorsOf(filters: unknown): string[] {
	const { conditions } = filters as { conditions: Array<{ condition: string }> };
	return [...new Set(conditions.map(({ condition }) => condition))];
}

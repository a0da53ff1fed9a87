import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDataTable, isOurs, isSticky, isTrigger, targetsOf, workflowFiles } from './files';

const catalogue = readFileSync(join(__dirname, '../../workflows/README.md'), 'utf8');

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

	it('matches all conditions of a table, and reads with an explicit limit', () => {
		for (const node of working.filter(isDataTable)) {
			const { operation, filters, matchType, returnAll, limit, columns } = node.parameters;
			if (filters) expect([node.name, matchType]).toEqual([node.name, 'allConditions']);
			if (operation === 'get')
				expect([node.name, returnAll === true || typeof limit === 'number']).toEqual([node.name, true]);
			if (operation === 'update' || operation === 'insert' || operation === 'upsert') {
				expect(columns).toMatchObject({ mappingMode: 'defineBelow' });
			}
			if (operation === 'create') expect(node.parameters.options).toMatchObject({ createIfNotExists: true });
		}
	});

	it('explains itself: a verb-first name, a description and a first note', () => {
		expect(workflow.name).toMatch(/^(Set|Create|Update|Alert)\b/);
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
		expect(JSON.stringify(workflow)).not.toMatch(/Bearer |BEGIN [A-Z ]*PRIVATE KEY|sk-[a-z0-9]/i);
	});

	it('handles its own failures when nobody watches it', () => {
		const isUnattended = working.some((node) => isTrigger(node) && isOurs(node));
		const handlers = working.filter((node) => node.type === 'n8n-nodes-base.errorTrigger');
		expect(handlers).toHaveLength(isUnattended ? 1 : 0);
	});
});

it('workflows/README.md lists every workflow and its picture, for those who import it', () => {
	const asked = workflowFiles.flatMap(({ file }) => {
		const picture = `../docs/images/${file.replace(/\.json$/, '.png')}`;
		return [`[\`${file}\`](${file})`, `](${picture})`];
	});

	expect(asked.filter((words) => !catalogue.includes(words))).toEqual([]);
});

it('every picture of workflows/README.md is there; "npm run pictures" takes it', () => {
	const pictures = [...catalogue.matchAll(/\]\((\.\.\/docs\/images\/[^)]+)\)/g)].map(([, path]) => path);

	expect(pictures.filter((path) => !existsSync(join(__dirname, '../../workflows', path)))).toEqual([]);
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
		for (const node of tables.filter((table) => table.parameters.operation !== 'create')) {
			const { value: table } = node.parameters.dataTableId as { value: string };
			const { conditions = [] } = (node.parameters.filters ?? {}) as {
				conditions?: Array<{ keyName: string }>;
			};
			const { value: written = {} } = (node.parameters.columns ?? {}) as { value?: Record<string, unknown> };
			const known = [...(created.get(table) ?? []), 'id'];
			for (const column of [...conditions.map((condition) => condition.keyName), ...Object.keys(written)]) {
				expect([node.name, table, known]).toEqual([node.name, table, expect.arrayContaining([column])]);
			}
		}
	});
});

import {
	isDataTable,
	isSticky,
	nextOf,
	tableOf,
	targetsOf,
	workflowFiles,
	type WorkflowFile,
	type WorkflowNode,
} from './files';

/**
 * The rules of n8n's public review guidance that a program can check and `review.test.ts` does not, each under its idea.
 * Left out, with the reason: a time zone in the settings (the instance's own is right for whoever imports), node groups (no
 * import keeps them yet), tags, and a last node called "Return".
 */
const BASE = 'n8n-nodes-base.';
const SECRET =
	/Bearer |Basic [A-Za-z0-9+/]{8,}|BEGIN [A-Z ]*PRIVATE KEY|\bsk-[a-z0-9]{8}|(password|secret|token)\s*[:=]\s*["'][^"'={}$]{6,}["']/i;
const MOST_COLUMNS = 19;
const LONGEST_PAUSE_MS = 5000;

const inputsOf = ({ connections }: WorkflowFile, name: string) =>
	new Set(
		Object.values(connections).flatMap(({ main }) =>
			main.flatMap((output) => (output ?? []).filter(({ node }) => node === name).map(({ index }) => index)),
		),
	);

describe.each(workflowFiles.map((workflow) => [workflow.file, workflow] as const))('%s', (_, workflow) => {
	const working = workflow.nodes.filter((node) => !isSticky(node));
	const ofType = (name: string) => working.filter(({ type }) => type === `${BASE}${name}`);
	const named = (nodes: WorkflowNode[]) => nodes.map(({ name }) => name);

	it('writes no secret into a parameter, and sends none but by a credential', () => {
		expect(named(working.filter(({ parameters }) => SECRET.test(JSON.stringify(parameters))))).toEqual([]);
		const headers = ofType('httpRequest').filter(({ parameters }) =>
			/"authorization"|\$vars/i.test(JSON.stringify(parameters)),
		);
		expect(named(headers)).toEqual([]);
	});

	it('binds what it gives a database, and never writes it into the text of a query', () => {
		const databases = working.filter(({ type }) => /\.(postgres|mySql|microsoftSql)$/.test(type));
		expect(named(databases.filter(({ parameters }) => /\{\{/.test(String(parameters.query ?? ''))))).toEqual(
			[],
		);
	});

	it('merges as many inputs as are wired', () => {
		for (const node of ofType('merge')) {
			const { numberInputs = 2 } = node.parameters as { numberInputs?: number };
			expect([node.name, inputsOf(workflow, node.name).size]).toEqual([node.name, numberInputs]);
		}
	});

	it('connects to outputs that a node has', () => {
		for (const node of working) {
			const outputs = workflow.connections[node.name]?.main ?? [];
			const last = outputs.findLastIndex((output) => (output ?? []).length > 0);
			expect([node.name, last]).toEqual([node.name, Math.min(last, outputsOf(node) - 1)]);
		}
	});

	it('asks who calls: every webhook and form that anybody could reach has a log-in, or its own signature', () => {
		const open = [...ofType('webhook'), ...ofType('formTrigger')].filter(
			({ parameters }) => (parameters.authentication ?? 'none') === 'none',
		);
		expect(named(open)).toEqual([]);
	});

	it('names every way out of a Switch, and what happens to an item that goes none of them', () => {
		for (const { name, parameters } of ofType('switch')) {
			const { rules, options } = parameters as {
				rules?: { values: Array<{ renameOutput?: boolean; outputKey?: string }> };
				options?: { fallbackOutput?: string };
			};
			const unnamed = rules?.values.filter(({ renameOutput, outputKey }) => !renameOutput || !outputKey);
			expect([name, unnamed ?? []]).toEqual([name, []]);
			expect([name, options?.fallbackOutput]).toEqual([name, expect.stringMatching(/extra|\d/)]);
		}
	});

	it('waits for nobody for ever: calls to other hosts have a time limit, repeats an end', () => {
		for (const { name, parameters } of ofType('httpRequest'))
			expect([name, (parameters.options as { timeout?: number }).timeout]).toEqual([
				name,
				expect.any(Number),
			]);
		for (const node of working.filter(({ retryOnFail }) => retryOnFail)) {
			const { maxTries = 3, waitBetweenTries = 1000 } = node as {
				maxTries?: number;
				waitBetweenTries?: number;
			};
			expect([node.name, maxTries >= 2 && maxTries <= 5 && waitBetweenTries <= LONGEST_PAUSE_MS]).toEqual([
				node.name,
				true,
			]);
		}
	});

	it('says nothing for n8n in what it sends', () => {
		const sending = working.filter(({ type }) =>
			/\.(emailSend|slack|telegram|microsoftTeams|googleChat)$/.test(type),
		);
		for (const { name, parameters } of sending)
			expect([name, (parameters.options as { appendAttribution?: boolean }).appendAttribution]).toEqual([
				name,
				false,
			]);
	});

	it('has no loop within a loop, and none without an end', () => {
		const loops = ofType('splitInBatches');
		expect(loops.length).toBeLessThanOrEqual(1);
		for (const { name } of loops) expect(targetsOf(workflow, name, 0).length).toBeGreaterThan(0);
	});

	it('writes notes with a heading, in a colour that n8n has', () => {
		for (const { name, parameters } of workflow.nodes.filter(isSticky)) {
			const { content, color = 1 } = parameters as { content: string; color?: number };
			expect([name, content]).toEqual([name, expect.stringMatching(/^(#{1,3} |\*\*)/)]);
			expect([name, Number.isInteger(color) && color >= 1 && color <= 7]).toEqual([name, true]);
		}
	});

	it('names columns of tables as everywhere, and never those that n8n fills', () => {
		for (const { name, parameters } of working.filter(isDataTable)) {
			if (parameters.operation !== 'create' || typeof parameters.columns !== 'object') continue;
			const { column: columns } = parameters.columns as { column: Array<{ name: string; type: string }> };
			expect([name, columns.length]).toEqual([name, Math.min(columns.length, MOST_COLUMNS)]);
			for (const column of columns) {
				expect([name, column.name]).toEqual([name, expect.stringMatching(/^[a-z][a-zA-Z0-9]*$/)]);
				expect(['id', 'createdAt', 'updatedAt']).not.toContain(column.name);
				if (column.type === 'boolean') expect(column.name).toMatch(/^(is|has|was|may|can)[A-Z]/);
			}
		}
	});

	it('takes nothing found for an answer: what looks a row up and decides by it runs on without one', () => {
		const reading = working.filter((node) => isDataTable(node) && node.parameters.operation === 'get');
		const stopping = reading.filter(
			(node) =>
				node.alwaysOutputData !== true &&
				nextOf(workflow, node.name).some(({ type, parameters }) => {
					return type === `${BASE}if` && JSON.stringify(parameters).includes(`$('${node.name}')`);
				}),
		);
		expect(stopping.map((node) => [node.name, tableOf(node)])).toEqual([]);
	});
});

/** How many outputs a node has, the one for errors among them. */
function outputsOf({ type, parameters, onError }: WorkflowNode): number {
	const forErrors = onError === 'continueErrorOutput' ? 1 : 0;
	if (type === `${BASE}if`) return 2 + forErrors;
	if (type === `${BASE}splitInBatches`) return 2;
	if (type === `${BASE}switch`) {
		const { rules, options } = parameters as {
			rules?: { values: unknown[] };
			options?: { fallbackOutput?: string };
		};
		return (rules?.values.length ?? 4) + (options?.fallbackOutput === 'extra' ? 1 : 0) + forErrors;
	}
	return 1 + forErrors;
}

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES } from '../../nodes/BillCom/run/resources';
import { addRecords } from './billRecords';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { forgetProcessMemory, fullNodeType, loadPackage, runNode } from './harness';
import type { NodeRunOptions } from './harness';
import { OPERATIONS } from './operations';
import type { CaseRecords, OperationCase } from './operations/operationCase';
import { strangers } from './operations/strangers';

let bill: BillSandbox;
let records: CaseRecords;

const SCHEMAS = join(__dirname, '../../dist/nodes/BillCom/__schema__/v1.0.0');

beforeEach(async () => {
	forgetProcessMemory();
	bill = await startBill();
	records = { ...(await addRecords(bill)), more: {} };
});

afterEach(async () => await bill.stop());

async function run({ resource, operation, parameters }: OperationCase, options: Partial<NodeRunOptions>) {
	const credentials = { billComApi: bill.credential };
	return await runNode({
		type: 'billCom',
		parameters: { resource, operation, ...parameters },
		credentials,
		...options,
	});
}

/** Calls BILL received, sign-ins left out. */
async function businessCalls(): Promise<string[]> {
	const calls = await bill.journal();
	return calls
		.map(({ method, path }) => `${String(method)} ${String(path)}`)
		.filter((call) => call !== 'POST /connect/v3/login');
}

function declaredCalls({ resource, operation }: OperationCase): number | undefined {
	const { operations = [] } = RESOURCES.find(({ menu }) => menu.value === resource) ?? {};
	return operations.find(({ option }) => option.value === operation)?.calls;
}

/** The refused item, and a credential that is refused where no item can be. */
function refused({ bad }: OperationCase): Partial<NodeRunOptions> {
	if (bad) return { items: [bad(records)] };
	return { credentials: { billComApi: { ...bill.credential, password: 'wrong' } } };
}

it('covers every operation the node offers: a new one gets a case in operations/', async () => {
	const { nodeTypes } = await loadPackage();
	const { properties } = nodeTypes.getByNameAndVersion(fullNodeType('billCom')).description;

	const tested = OPERATIONS.map(({ resource, operation }) => `${resource}.${operation}`);

	expect(tested.sort()).toEqual(properties.flatMap(operationsIn).sort());
});

describe.each(OPERATIONS.map((entry) => [`${entry.resource}.${entry.operation}`, entry] as const))(
	'%s',
	(_, entry) => {
		beforeEach(async () => {
			if (entry.arrange) records = { ...records, more: await entry.arrange(bill, records) };
		});

		it('returns what BILL holds', async () => {
			const { items, error } = await run(entry, { items: [entry.good(records)] });

			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json)).toMatchObject(entry.returns(records));
		});

		it('returns only what the editor announces, and costs the calls its documentation says', async () => {
			const before = (await businessCalls()).length;
			const { items } = await run(entry, { items: [entry.good(records)] });
			const calls = (await businessCalls()).slice(before);

			const schema = JSON.parse(
				readFileSync(join(SCHEMAS, entry.resource, `${entry.operation}.json`), 'utf8'),
			);
			expect(items.flatMap(({ json }) => strangers(json, schema))).toEqual([]);
			expect({ count: calls.length, calls }).toMatchObject({ count: declaredCalls(entry) });
		});

		it('stops with a message that says what to do', async () => {
			const { error } = await run(entry, refused(entry));

			expect(`${error?.message} ${error?.description ?? ''}`).toMatch(entry.refusal);
		});

		it('goes on after a refused item, which keeps its place and its reason', async () => {
			const good = entry.bad ? [entry.good(records)] : [];
			const spoilt = refused(entry);
			const items = [...(spoilt.items ?? [{}]), ...good];

			const { items: output, error } = await run(entry, {
				...spoilt,
				items,
				onError: 'continueRegularOutput',
			});

			expect(error).toBeUndefined();
			expect(output[0]).toMatchObject({
				json: { error: expect.stringMatching(entry.refusal) },
				pairedItem: { item: 0 },
			});
			expect(output.slice(1)).toMatchObject(
				good.length === 0 ? [] : entry.returns(records).map((json) => ({ json, pairedItem: { item: 1 } })),
			);
		});
	},
);

it('sends refused items to the error output and the others on', async () => {
	const [entry] = OPERATIONS.filter(({ resource, operation }) => resource === 'bill' && operation === 'get');
	const items = [{ id: 'no-such-id' }, entry.good(records)];

	const { outputs } = await run(entry, { items, onError: 'continueErrorOutput' });

	expect(outputs[0]).toMatchObject([{ json: { id: records.bill.id } }]);
	expect(outputs[1]).toMatchObject([{ json: { error: expect.stringMatching(entry.refusal) } }]);
});

function operationsIn({ name, displayOptions, options = [] }: INodeProperties): string[] {
	const [resource] = displayOptions?.show?.resource ?? [];
	if (name !== 'operation') return [];
	return (options as INodePropertyOptions[]).map(({ value }) => `${String(resource)}.${value}`);
}

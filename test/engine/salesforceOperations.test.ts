import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullNodeType, loadPackage, runNode } from './harness';
import type { NodeRunOptions } from './harness';
import { strangers } from './operations/strangers';
import { OPERATIONS } from './salesforceOperations';
import type { Arranged, OperationCase } from './salesforceOperations/operationCase';
import { startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

const SCHEMAS = join(__dirname, '../../dist/nodes/SalesforceApproval/__schema__/v1.0.0');

let salesforce: SalesforceSandbox;
let ids: Arranged;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

function credentialOf({ as = 'integration' }: OperationCase, changes = {}) {
	return salesforce.jwt({ userName: `${as}@sandbox.example`, ...changes });
}

async function run(entry: OperationCase, options: Partial<NodeRunOptions>) {
	const { resource, operation, parameters } = entry;
	return await runNode({
		type: 'salesforceApproval',
		parameters: { authentication: 'jwt', resource, operation, ...parameters },
		credentials: { salesforceApprovalJwtApi: credentialOf(entry) },
		...options,
	});
}

/** The refused item, and a credential that is refused where no item can be. */
function refused(entry: OperationCase): Partial<NodeRunOptions> {
	if (entry.bad) return { items: [entry.bad(ids)] };
	return { credentials: { salesforceApprovalJwtApi: credentialOf(entry, { clientId: 'wrong' }) } };
}

it('covers every operation the node offers: a new one gets a case in salesforceOperations/', async () => {
	const { nodeTypes } = await loadPackage();
	const { properties } = nodeTypes.getByNameAndVersion(fullNodeType('salesforceApproval')).description;

	const tested = new Set(OPERATIONS.map(({ resource, operation }) => `${resource}.${operation}`));

	expect([...tested].sort()).toEqual(properties.flatMap(operationsIn).sort());
});

const named = OPERATIONS.map(
	(entry) => [[`${entry.resource}.${entry.operation}`, entry.about ?? ''].join(' ').trim(), entry] as const,
);

describe.each(named)('%s', (_, entry) => {
	beforeEach(async () => {
		ids = (await entry.arrange?.(salesforce)) ?? {};
	});

	it('returns what Salesforce holds, and only what the editor announces', async () => {
		const { items, error } = await run(entry, { items: [entry.good(ids)] });

		const path = join(SCHEMAS, entry.resource, `${entry.operation}.json`);
		const schema = JSON.parse(readFileSync(path, 'utf8'));
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toMatchObject(entry.returns(ids));
		expect(items.flatMap(({ json }) => strangers(json, schema))).toEqual([]);
	});

	it('stops with a message that says what to do', async () => {
		const { error } = await run(entry, refused(entry));

		expect(`${error?.message} ${error?.description ?? ''}`).toMatch(entry.refusal);
	});

	it('goes on after a refused item, which keeps its place and its reason', async () => {
		const good = entry.bad ? [entry.good(ids)] : [];
		const spoilt = refused(entry);

		const { items, error } = await run(entry, {
			...spoilt,
			items: [...(spoilt.items ?? [{}]), ...good],
			onError: 'continueRegularOutput',
		});

		expect(error).toBeUndefined();
		const [first, ...others] = items;
		expect(`${String(first.json.error)} ${String(first.json.description)}`).toMatch(entry.refusal);
		expect(first.pairedItem).toEqual({ item: 0 });
		expect(others).toMatchObject(
			good.length === 0 ? [] : entry.returns(ids).map((json) => ({ json, pairedItem: { item: 1 } })),
		);
	});
});

function operationsIn({ name, displayOptions, options = [] }: INodeProperties): string[] {
	const [resource] = displayOptions?.show?.resource ?? [];
	if (name !== 'operation') return [];
	return (options as INodePropertyOptions[]).map(({ value }) => `${String(resource)}.${value}`);
}

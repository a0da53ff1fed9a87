/** Vendor, Create or Update in bulk, as a workflow runs it: parameters are expressions, items share calls. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ADDRESS } from './billRecords';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { forgetProcessMemory, runNode, storeCredential } from './harness';
import type { NodeRun, NodeRunOptions, StoredCredential } from './harness';

let bill: BillSandbox;
let billComApi: StoredCredential;

beforeEach(async () => {
	forgetProcessMemory();
	bill = await startBill();
	billComApi = storeCredential('billComApi', bill.credential);
});

afterEach(async () => await bill.stop());

const parameters: INodeParameters = {
	resource: 'vendor',
	operation: 'upsert',
	billVendorId: '={{ $json.id }}',
	name: '={{ $json.name }}',
	whenFoundByName: '={{ $json.found }}',
	addressLine1: '={{ $json.street }}',
	addressCity: 'Austin',
	addressState: 'TX',
	addressPostalCode: '78701',
	addressCountry: '={{ $json.country }}',
	sendInBulk: true,
};

function vendor(name: string, changes: IDataObject = {}): IDataObject {
	return { id: '', name, found: 'leave', street: ADDRESS.line1, country: 'US', ...changes };
}

async function upsert(items: IDataObject[], options: Partial<NodeRunOptions> = {}): Promise<NodeRun> {
	return await runNode({ type: 'billCom', parameters, credentials: { billComApi }, items, ...options });
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `Vendor ${index + 1}`);

it('makes 120 vendors of 200 items with 7 calls, and finds all of them again', async () => {
	const items = Array.from({ length: 200 }, (_, index) => vendor(`Vendor ${(index % 120) + 1}`));

	const first = await upsert(items);
	const { calls, logins } = await bill.stats();
	const second = await upsert(items.map((item, at) => ({ ...item, id: first.items[at].json.id })));

	expect([first.error, second.error]).toEqual([undefined, undefined]);
	expect(calls - logins).toBe(7);
	expect((await bill.stats()).calls - calls).toBe(2);
	expect(await bill.rows('vendors')).toHaveLength(120);
	expect(first.items.map(({ json }) => json.name)).toEqual(items.map(({ name }) => name));
	expect(second.items.map(({ json, pairedItem }) => [json.id, json.outcome, pairedItem])).toEqual(
		first.items.map(({ json }, item) => [json.id, 'existing', { item }]),
	);
});

it('sends the items that are refused to the error output, each with what to do, and the others on', async () => {
	const [known] = (await bill.seed({ vendors: [{ name: 'Known Ltd', address: ADDRESS }] })).vendors;
	const items = [
		...names(22).map((name) => vendor(name)),
		vendor('Known Ltd', { id: known.id, street: '9 New Road' }),
		vendor('Known Ltd', { id: known.id, street: '8 Other Road' }),
		vendor('Gone Ltd', { id: 'no-such-id' }),
		vendor('Atlantis Ltd', { country: 'Atlantis' }),
		vendor('KNOWN LTD.', { street: '7 Somebody Else Road' }),
	];

	const { outputs, error } = await upsert(items, { onError: 'continueErrorOutput' });

	expect(error).toBeUndefined();
	expect(outputs[0].map(({ json }) => json.outcome)).toEqual([
		...Array(22).fill('created'),
		'updated',
		'existing',
	]);
	expect(outputs[1]).toMatchObject([
		{
			json: { error: expect.stringMatching(/item 22 gives the same vendor another address.line1/) },
			pairedItem: { item: 23 },
		},
		{ json: { error: expect.stringMatching(/BILL Vendor ID no-such-id does not exist/) } },
		{ json: { error: expect.stringMatching(/Country.*two letters/) } },
	]);
	const stored = (await bill.rows('vendors')).find(({ id }) => id === known.id);
	expect(stored).toMatchObject({ name: 'Known Ltd', address: { line1: '9 New Road' } });
});

it('makes no second vendor when two executions, one item and many, want it at once and the answer is lost', async () => {
	await bill.control('faults', { kind: 'lost-reply', on: 'POST /v3/vendors/bulk' });
	await bill.control('faults', { kind: 'lost-reply', on: 'POST /v3/vendors' });
	const one = { parameters: { ...parameters, sendInBulk: false } };

	const runs = await Promise.all([
		upsert(names(20).map((name) => vendor(name))),
		upsert([vendor('VENDOR 7.')], one),
		upsert(names(25).map((name) => vendor(name.toUpperCase()))),
	]);

	expect(runs.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
	expect(await bill.rows('vendors')).toHaveLength(25);
});

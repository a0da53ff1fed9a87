import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill } from '../context';
import { aVendor, type Bill, startBill } from '../simulator';

let bill: Bill;

beforeAll(async () => {
	bill = await startBill();
});

beforeEach(async () => await bill.clearJournal());

afterAll(async () => await bill.stop());

const call = (parameters: IDataObject) => ({
	resource: 'customCall',
	operation: 'callV3',
	method: 'GET',
	...parameters,
});

async function run(parameters: IDataObject, nodeType?: string) {
	return await runBill({ credential: aCredential(bill.url), items: [call(parameters)], nodeType });
}

it.each([
	'https://evil.example/v3/vendors',
	'//evil.example/v3/vendors',
	'/v3/../sandbox/state',
	'/v3/%2e%2e/%2e%2e/sandbox/state',
	'/v3/%252e%252e/sandbox/state',
	'/v3/vendors@evil.example',
	'/v3\\..\\sandbox',
	'/api/v2/Login.json',
	'/v3/vendors?max=5',
	'/v3/login',
	'/v3/login/',
	'/v3/%6Cogin',
	'/v3/partner/login-as-user',
])('sends nothing to %s', async (path) => {
	await expect(run({ path })).rejects.toThrow(/Path is/);

	expect(await bill.calls()).toEqual([]);
});

it('changes data only after a person has switched it on, and hands back what BILL says', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];
	const change = { method: 'PATCH', path: `/v3/vendors/${vendor?.id}`, body: '{"phone":"5550100"}' };

	await expect(run(change)).rejects.toThrow('Switch on Allow Writes');
	const [output] = await run({ ...change, allowWrites: true });

	expect(output?.json).toMatchObject({ id: vendor?.id, phone: '5550100' });
});

it('lets an agent read, and write only with a permission of its own', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor({ name: 'Agents Ltd' })] })).vendors ?? [];
	const archive = { method: 'POST', path: `/v3/vendors/${vendor?.id}/archive`, allowWrites: true };

	const write = { ...archive, agentMayWrite: true, agentMayPay: true };
	await expect(run(write, 'billComTool')).rejects.toThrow('Switch on Let the Agent Change Anything');
	const [read] = await run({ path: `/v3/vendors/${vendor?.id}` }, 'billComTool');
	const [archived] = await run({ ...archive, agentMayChangeAnything: true }, 'billComTool');

	expect(read?.json).toMatchObject({ archived: false });
	expect(archived?.json).toMatchObject({ archived: true });
});

it('sends a write once, whatever becomes of the answer', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/vendors' });
	const body = JSON.stringify(aVendor({ name: 'Once Ltd' }));

	await expect(run({ method: 'POST', path: '/v3/vendors', body, allowWrites: true })).rejects.toThrow(
		'no clear answer',
	);

	expect(await bill.calls('/v3/vendors')).toHaveLength(1);
});

it('makes an item of each entry of a list and keeps the query', async () => {
	const query = {
		parameter: [
			{ name: 'max', value: '1' },
			{ name: 'sort', value: 'name:asc' },
		],
	};

	const [page] = await run({ path: '/v3/vendors', query });

	expect(page?.json.results).toHaveLength(1);
	expect(await bill.calls('/v3/vendors')).toMatchObject([{ query: { max: '1', sort: 'name:asc' } }]);
});

it.each([
	['Query Parameters', { query: { parameter: [{ name: 'sessionId', value: 'typed-by-hand' }] } }],
	['Query Parameters', { query: { parameter: [{ name: 'dev_key', value: 'typed-by-hand' }] } }],
	['Query Parameters', { query: { parameter: [{ name: 'X-Session-Id', value: 'typed-by-hand' }] } }],
	['Body', { method: 'POST', body: '{"DevKey":"typed-by-hand"}', allowWrites: true }],
	['Body', { method: 'PUT', body: '[{"name":"a"},{"password":"typed-by-hand"}]', allowWrites: true }],
	['Data', { operation: 'callV2', endpoint: 'List/Vendor', body: '{"sessionId":"typed-by-hand"}' }],
])('sends no secret that somebody typed into %s', async (where, changes) => {
	const failure: unknown = await run({ path: '/v3/vendors', ...changes }).catch((error: unknown) => error);

	expect(failure).toMatchObject({ reason: 'secretInCall', message: expect.stringContaining(where) });
	expect(String(failure)).not.toContain('typed-by-hand');
	expect(await bill.calls()).toEqual([]);
});

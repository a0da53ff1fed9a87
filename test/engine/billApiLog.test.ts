import type { INodeParameters } from 'n8n-workflow';
import { TENANT } from '../../sandbox/bill/tenant';
import { addRecords, ADDRESS } from './billRecords';
import type { BillRecords } from './billRecords';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { forgetProcessMemory, runNode } from './harness';
import type { NodeRunOptions } from './harness';
import { byId } from './operations/operationCase';

let bill: BillSandbox;
let records: BillRecords;

beforeEach(async () => {
	forgetProcessMemory();
	bill = await startBill();
	records = await addRecords(bill);
});

afterEach(async () => await bill.stop());

async function run(parameters: INodeParameters, options: Partial<NodeRunOptions> = {}) {
	return await runNode({
		type: 'billCom',
		parameters: { callOptions: { includeApiLog: true }, ...parameters },
		credentials: { billComApi: bill.credential },
		...options,
	});
}

const getVendor: INodeParameters = {
	resource: 'vendor',
	operation: 'get',
	vendorId: byId('={{ $json.id }}'),
};

it('shows every call of an item, the sign-in too, with status, time, request and response', async () => {
	const { items } = await run(getVendor, { items: [{ id: records.vendor.id }] });

	expect(items[0].json.apiLog).toEqual([
		expect.objectContaining({ method: 'POST', path: '/connect/v3/login', status: 200 }),
		{
			method: 'GET',
			path: `/connect/v3/vendors/${records.vendor.id}`,
			status: 200,
			milliseconds: expect.any(Number),
			request: null,
			response: expect.objectContaining({ id: records.vendor.id, name: 'Northwind Paper' }),
		},
	]);
});

it('gives each item its own calls, refused ones with what BILL said', async () => {
	const { items } = await run(getVendor, {
		items: [{ id: records.vendor.id }, { id: 'no-such-id' }],
		onError: 'continueRegularOutput',
	});

	const [, refused] = items.map(({ json }) => json.apiLog);
	expect(refused).toMatchObject([
		{ path: '/connect/v3/vendors/no-such-id', status: expect.any(Number), response: [{ code: 'BDC_1205' }] },
	]);
});

it('leaves a refused item on the error output, its calls in the details', async () => {
	const { outputs } = await run(getVendor, {
		items: [{ id: records.vendor.id }, { id: 'no-such-id' }],
		onError: 'continueErrorOutput',
	});

	expect(outputs[0].map(({ json }) => json.id)).toEqual([records.vendor.id]);
	expect(outputs[1].map(({ json }) => json.details)).toMatchObject([
		{ apiLog: [{ path: '/connect/v3/vendors/no-such-id', response: [{ code: 'BDC_1205' }] }] },
	]);
});

it('keeps the calls of an item that stops the workflow', async () => {
	const { error } = await run(getVendor, { items: [{ id: 'no-such-id' }] });

	expect(error?.context.data).toMatchObject({
		apiLog: [{ path: '/connect/v3/login' }, { path: '/connect/v3/vendors/no-such-id' }],
	});
});

it('masks secrets, tokens and bank numbers in requests and responses', async () => {
	const vendor = await bill.asSomebodyElse('POST', '/v3/vendors', {
		name: 'Fabrikam Tooling',
		address: ADDRESS,
		paymentInformation: {
			bankAccount: { nameOnAccount: 'Fabrikam', accountNumber: '000987654321', routingNumber: '074000010' },
		},
		additionalInfo: { taxId: '999888777', taxIdType: 'EIN' },
	});

	const { items } = await run(getVendor, { items: [{ id: vendor.id }] });

	const log = JSON.stringify(items[0].json.apiLog);
	expect(log).toContain('Fabrikam Tooling');
	const secrets = [
		TENANT.password,
		TENANT.devKey,
		TENANT.rememberMeId,
		'000987654321',
		'074000010',
		'999888777',
	];
	expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
	expect(log).toContain('"sessionId":"•••"');
});

it('does not burden the output unless asked', async () => {
	const { items } = await run({ ...getVendor, callOptions: {} }, { items: [{ id: records.vendor.id }] });

	expect(items[0].json).not.toHaveProperty('apiLog');
});

import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { forgetProcessMemory } from '../../../processMemory';
import { aCredential, runBill, type StoredCredential } from '../context';
import { letTimePass, type PassingTime } from '../passingTime';
import { aVendor, type Bill, startBill } from '../simulator';

let bill: Bill;
let credential: StoredCredential;
let vendorId: string;
let time: PassingTime;

beforeAll(async () => {
	bill = await startBill();
	const { vendors } = await bill.seed({ vendors: [aVendor()] });
	vendorId = String(vendors?.[0]?.id);
});

beforeEach(async () => {
	forgetProcessMemory();
	credential = aCredential(bill.url, { keepTryingFor: 30 });
	time = letTimePass();
	await bill.clearJournal();
});

afterEach(async () => {
	jest.restoreAllMocks();
	await bill.clearFaults();
});

afterAll(async () => await bill.stop());

const getVendor = () => ({ resource: 'vendor', operation: 'get', vendorId });
const updateVendor = () => ({
	resource: 'vendor',
	operation: 'update',
	vendorId,
	updateFields: { phone: '5550100' },
});
const createBill = (invoiceNumber: string) => ({
	resource: 'bill',
	operation: 'create',
	vendorId: { __rl: true, mode: 'id', value: vendorId },
	invoiceNumber,
	invoiceDate: '2030-01-15',
	dueDate: '2030-02-15',
	lineItemsFrom: 'array',
	lineItemsArray: [{ amount: 10 }],
});

async function run(...items: IDataObject[]): Promise<IDataObject[]> {
	const outputs = await runBill({ credential, items, continueOnFail: true });
	return outputs.map(({ json }) => json);
}

async function sent(method: string, path: string): Promise<number> {
	return (await bill.calls(path)).filter((call) => call.method === method).length;
}

const down = async (on: string, times: number) =>
	await bill.fault({ kind: 'object-error', status: 503, message: 'Service Unavailable', on, times });

it.each([
	['a reading', getVendor, 'GET'],
	['a change that may come twice', updateVendor, 'PATCH'],
])('outlasts a BILL that is down for some seconds with %s', async (_, item, method) => {
	await down(`${method} /v3/vendors/*`, 7);

	expect(await run(item())).toMatchObject([{ id: vendorId }]);

	expect(await sent(method, '/v3/vendors/')).toBe(8);
	expect(time.passedMs()).toBeLessThanOrEqual(30_000);
});

it('gives up after 30 seconds where nothing else is set, with growing pauses, and says that time cures it', async () => {
	credential = aCredential(bill.url, { keepTryingFor: '' });
	await down('GET /v3/vendors/*', 1000);

	expect(await run(getVendor())).toMatchObject([{ details: { reason: 'refusedByBill', curedBy: 'time' } }]);

	expect(time.passedMs()).toBeGreaterThan(15_000);
	expect(time.passedMs()).toBeLessThanOrEqual(30_000);
	expect(await sent('GET', '/v3/vendors/')).toBeLessThan(16);
});

it('tries as long as the credential says', async () => {
	credential = aCredential(bill.url, { keepTryingFor: 120 });
	await down('GET /v3/vendors/*', 16);

	expect(await run(getVendor())).toMatchObject([{ id: vendorId }]);
});

it('outlasts a sign-in that BILL answers with 503', async () => {
	await down('POST /v3/login', 5);

	expect(await run(getVendor())).toMatchObject([{ id: vendorId }]);
});

it('sends no payment twice, however patient it is', async () => {
	const { id } = await bill.direct('POST', '/v3/bills', {
		vendorId,
		dueDate: '2030-12-02',
		invoice: { invoiceNumber: 'INV-1', invoiceDate: '2030-11-02' },
		billLineItems: [{ amount: 120.5 }],
	});
	await down('POST /v3/payments', 1);

	const [output] = await run({
		resource: 'payment',
		operation: 'create',
		billId: { __rl: true, mode: 'id', value: id },
		amount: 120.5,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: 'SF-1',
		processDate: '',
		options: {},
	});

	expect(output).toMatchObject({ details: { reason: 'unknownOutcome', curedBy: 'time' } });
	expect(await sent('POST', '/v3/payments')).toBe(1);
});

describe('a fault of BILL told with a status of 4xx (422, BDC_1001)', () => {
	const fault = async (on: string) =>
		await bill.fault({ kind: 'refusal', code: 'BDC_1001', status: 422, message: 'System error', on });

	it('is an answer: the bill is not sent again', async () => {
		await fault('POST /v3/bills');

		expect(await run(createBill('INV-422'))).toMatchObject([
			{ details: { reason: 'refusedByBill', code: 'BDC_1001', curedBy: 'time' } },
		]);

		expect(await sent('POST', '/v3/bills')).toBe(1);
	});

	it('is an answer to every bill of a shared call', async () => {
		await fault('POST /v3/bills/bulk');
		const items = ['INV-423', 'INV-424'].map((number) => ({ ...createBill(number), sendInBulk: true }));

		expect(await run(...items)).toMatchObject([
			{ details: { code: 'BDC_1001', curedBy: 'time' } },
			{ details: { code: 'BDC_1001', curedBy: 'time' } },
		]);

		expect(await sent('POST', '/v3/bills')).toBe(1);
	});

	it('is worth another reading', async () => {
		await fault('GET /v3/vendors/*');

		expect(await run(getVendor())).toMatchObject([{ id: vendorId }]);
	});
});

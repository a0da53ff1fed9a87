import type { IDataObject } from 'n8n-workflow';
import { forgetProcessMemory } from '../../../processMemory';
import { aCredential, runBill, type StoredCredential } from '../context';
import { letTimePass, type PassingTime } from '../passingTime';
import { aVendor, type Bill, startBill } from '../simulator';

let bill: Bill;
let credential: StoredCredential;
let time: PassingTime;

const FIVE_PAST_FIVE = new Date('2026-12-15T17:05:00Z');
const listVendors = { resource: 'vendor', operation: 'getAll', returnAll: true };
const createVendor = { resource: 'vendor', operation: 'create', name: 'Northwind', addressCountry: 'US' };

beforeAll(async () => {
	bill = await startBill();
	await bill.seed({ vendors: [aVendor()] });
});

beforeEach(async () => {
	forgetProcessMemory();
	credential = aCredential(bill.url, { keepTryingFor: 30 });
	time = letTimePass(FIVE_PAST_FIVE);
	await bill.clearJournal();
});

afterEach(async () => {
	jest.restoreAllMocks();
	await bill.switches({ retryAfter: 0, rateLimitStatus: 400 });
});

afterAll(async () => await bill.stop());

async function run(item: IDataObject): Promise<IDataObject> {
	const [first] = await runBill({ credential, items: [item], continueOnFail: true });
	return first?.json ?? {};
}

const calls = async () => (await bill.calls('/v3/vendors')).length;

describe('a Retry-After', () => {
	it.each([
		['in seconds', '7'],
		['as an HTTP date', 'Tue, 15 Dec 2026 17:05:07 GMT'],
	])('%s is waited for', async (_, retryAfter) => {
		await bill.fault({ kind: 'object-error', status: 503, retryAfter, on: 'GET /v3/vendors' });

		expect(await run(listVendors)).toMatchObject({ name: 'Northwind Print Works' });

		expect([await calls(), time.passedMs()]).toEqual([2, 7000]);
	});

	it('is waited for with BDC_1322, whatever its status', async () => {
		await bill.fault({
			kind: 'refusal',
			code: 'BDC_1322',
			status: 403,
			retryAfter: '40',
			on: 'GET /v3/vendors',
		});

		expect(await run(listVendors)).toMatchObject({ name: 'Northwind Print Works' });

		expect(time.passedMs()).toBe(40_000);
	});

	it('beyond the patience is told at once instead of waited for', async () => {
		await bill.fault({ kind: 'object-error', status: 503, retryAfter: '3600', on: 'GET /v3/vendors' });

		expect(await run(listVendors)).toMatchObject({
			details: { curedBy: 'time', retryAt: '2026-12-15T18:05:00.000Z' },
		});

		expect([await calls(), time.passedMs()]).toEqual([1, 0]);
	});

	it('says when the hour opens, where one comes with BDC_1144', async () => {
		await bill.switches({ retryAfter: 600, rateLimitStatus: 429 });
		await bill.fault({ kind: 'hourly-limit', on: 'GET /v3/vendors' });

		expect(await run(listVendors)).toMatchObject({
			error: expect.stringContaining('BILL accepts calls again at 2026-12-15 17:15 UTC'),
			details: { curedBy: 'time', retryAt: '2026-12-15T17:15:00.000Z' },
		});
	});

	it('of a sign-in is waited for', async () => {
		await bill.fault({ kind: 'object-error', status: 503, retryAfter: '20', on: 'POST /v3/login' });

		expect(await run(listVendors)).toMatchObject({ name: 'Northwind Print Works' });

		expect(time.passedMs()).toBe(20_000);
	});

	it('of a sign-in whose hour is used up says when BILL takes sign-ins again', async () => {
		await bill.switches({ retryAfter: 600 });
		await bill.fault({ kind: 'hourly-limit', on: 'POST /v3/login' });

		expect(await run(listVendors)).toMatchObject({
			details: { curedBy: 'time', retryAt: '2026-12-15T17:15:00.000Z' },
		});
	});

	it.each(['soon', '-5', ''])('that says "%s" is none', async (retryAfter) => {
		await bill.fault({ kind: 'object-error', status: 503, message: 'x', ...(retryAfter && { retryAfter }) });

		expect(await run(listVendors)).toMatchObject({ name: 'Northwind Print Works' });

		expect(time.passedMs()).toBeLessThanOrEqual(250);
	});
});

describe('a limit', () => {
	it.each([
		[429, 'Slow down'],
		[429, 'Rate limit exceeded'],
		[400, 'Limit reached'],
		[403, 'API call limit reached'],
		[400, 'Too many requests'],
		[403, 'Max number of concurrent requests per organization reached.'],
	])('that HTTP %i names without a code, "%s", is waited for like BDC_1322', async (status, message) => {
		await bill.fault({ kind: 'object-error', status, message, on: 'POST /v3/vendors', times: 2 });
		const before = (await bill.state()).vendors?.length ?? 0;

		expect(await run(createVendor)).toMatchObject({ name: 'Northwind' });

		expect([await calls(), (await bill.state()).vendors?.length]).toEqual([3, before + 1]);
	});

	it('of the hour without a code closes BILL until the next hour like BDC_1144', async () => {
		const message = 'Max number of requests per hour reached.';
		await bill.fault({ kind: 'object-error', status: 403, message, on: 'POST /v3/vendors' });

		expect(await run(createVendor)).toMatchObject({
			details: { curedBy: 'time', retryAt: '2026-12-15T18:00:00.000Z' },
		});

		expect(await calls()).toBe(1);
	});

	it.each([
		[400, 'Payment amount limit exceeded'],
		[403, 'The daily limit of this card was reached'],
		[403, 'Blocked by policy'],
		[422, 'Limit reached'],
	])('of business, HTTP %i "%s", is final', async (status, message) => {
		await bill.fault({ kind: 'object-error', status, message, on: 'POST /v3/vendors' });

		expect(await run(createVendor)).toMatchObject({
			details: { reason: 'refusedByBill', curedBy: 'person' },
		});

		expect(await calls()).toBe(1);
	});
});

import { addBill, addRecords } from './billRecords';
import type { BillRecords } from './billRecords';
import { startBill } from './billSandbox';
import type { BillSandbox } from './billSandbox';
import { forgetProcessMemory, runNode, storeCredential, testCredential } from './harness';
import type { NodeRun, StoredCredential } from './harness';

const BURST = Array.from({ length: 100 }, (_, index) => index);

let bill: BillSandbox;
let records: BillRecords;
let billComApi: StoredCredential;

beforeEach(async () => {
	forgetProcessMemory();
	bill = await startBill();
	records = await addRecords(bill);
	billComApi = storeCredential('billComApi', bill.credential);
});

afterEach(async () => await bill.stop());

async function getVendor(credential: StoredCredential = billComApi): Promise<NodeRun> {
	const vendorId = { __rl: true, mode: 'id', value: records.vendor.id };
	const parameters = { resource: 'vendor', operation: 'get', vendorId };
	return await runNode({ type: 'billCom', parameters, credentials: { billComApi: credential } });
}

async function loginsDuring(work: () => Promise<void>): Promise<number> {
	const { logins: before } = await bill.stats();
	await work();
	return (await bill.stats()).logins - before;
}

function failuresOf(runs: NodeRun[]): string[] {
	return runs.flatMap(({ error }) => (error ? [error.message] : []));
}

describe('a session', () => {
	it('is opened once, however many executions start at the same time', async () => {
		let runs: NodeRun[] = [];

		const logins = await loginsDuring(async () => {
			runs = await Promise.all(BURST.map(async () => await getVendor()));
		});

		expect(failuresOf(runs)).toEqual([]);
		expect(logins).toBe(1);
	});

	it('that expired costs one login and no failed item among 100 parallel executions', async () => {
		await getVendor();
		await bill.control('expire-sessions');
		let runs: NodeRun[] = [];

		const logins = await loginsDuring(async () => {
			runs = await Promise.all(BURST.map(async () => await getVendor()));
		});

		expect(failuresOf(runs)).toEqual([]);
		expect(runs.flatMap(({ items }) => items)).toHaveLength(100);
		expect(logins).toBe(1);
	});

	it('that expires in the middle of 100 parallel executions costs one login and no failed item', async () => {
		await getVendor();
		let ended = 0;
		let runs: NodeRun[] = [];

		const logins = await loginsDuring(async () => {
			runs = await Promise.all(
				BURST.map(async () => {
					const run = await getVendor();
					ended += 1;
					if (ended === 30) await bill.control('expire-sessions');
					return run;
				}),
			);
		});

		expect(failuresOf(runs)).toEqual([]);
		expect(logins).toBe(1);
	});

	it('that expires in the middle of writes repeats none that took effect', async () => {
		const items = Array.from({ length: 12 }, (_, index) => ({ number: `B-${index}` }));
		const vendorId = { __rl: true, mode: 'id', value: records.vendor.id };
		const lineItemsArray = [{ amount: 10 }];
		const dates = { invoiceDate: '2030-01-15', dueDate: '2030-02-15' };
		const invoice = {
			vendorId,
			invoiceNumber: '={{ $json.number }}',
			...dates,
			lineItemsFrom: 'array',
			lineItemsArray,
		};
		await bill.control('faults', { kind: 'expired-session', on: 'POST /v3/bills' });

		const { error } = await runNode({
			type: 'billCom',
			parameters: { resource: 'bill', operation: 'create', ...invoice },
			credentials: { billComApi },
			items,
		});

		const created = (await bill.rows('bills')).filter(({ amount }) => amount === 10);
		expect(error).toBeUndefined();
		expect(created).toHaveLength(12);
	});

	it('is kept in the credential, so that another process of n8n goes on with it', async () => {
		await getVendor();

		const logins = await loginsDuring(async () => {
			forgetProcessMemory();
			await getVendor();
		});

		expect(logins).toBe(0);
		expect(billComApi.read().sessionId).not.toBe('');
	});

	it('is asked for once when the password is wrong, also by a burst', async () => {
		const wrong = storeCredential('billComApi', { ...bill.credential, password: 'wrong' });
		const before = (await bill.journal({ path: '/connect/v3/login', method: 'POST' })).length;

		const runs = await Promise.all(BURST.map(async () => await getVendor(wrong)));

		const attempts = (await bill.journal({ path: '/connect/v3/login', method: 'POST' })).length - before;
		expect(failuresOf(runs)).toHaveLength(100);
		expect(new Set(failuresOf(runs).map((message) => message.includes('BDC_1101')))).toEqual(new Set([true]));
		expect(attempts).toBe(1);
	});
});

describe('the limits of BILL', () => {
	it('of three calls at once are used and never broken', async () => {
		// Without any delay a call is answered before the next one leaves.
		await bill.control('switches', { latency: 5 });

		const runs = await Promise.all(BURST.map(async () => await getVendor()));

		const { maxInFlight, refusals } = await bill.stats();
		expect(failuresOf(runs)).toEqual([]);
		expect(maxInFlight).toBe(3);
		expect(refusals.BDC_1322 ?? 0).toBe(0);
	});

	it('do not reach the workflow when others use the same key', async () => {
		await bill.control('faults', { kind: 'concurrency-limit', on: 'GET /v3/vendors/*', times: 4 });

		const { error } = await getVendor();

		expect(error).toBeUndefined();
		expect((await bill.stats()).refusals.BDC_1322).toBe(4);
	});

	it('of the hour are reported with the time BILL opens again', async () => {
		await bill.control('faults', { kind: 'hourly-limit', on: 'GET /v3/vendors/*' });

		const { error } = await getVendor();

		expect(error?.message).toMatch(/used up \(BDC_1144\).*again at \d{4}-\d\d-\d\d \d\d:00 UTC/);
	});
});

describe('the Test button of the credential', () => {
	it.each([
		['wrong password', { password: 'wrong' }, /BDC_1101.*User Email and Password/],
		['developer key of another environment', { developerKey: 'production-key' }, /BDC_1102.*Environment/],
		['unknown organization', { organizationId: '00801NOSUCHORG000001' }, /00801NOSUCHORG000001/],
		['device BILL does not trust', { rememberMeId: 'expired' }, /does not trust the remembered device/],
		[
			'address where nobody answers',
			{ customUrl: 'http://127.0.0.1:1' },
			/could not be reached at http:\/\/127\.0\.0\.1:1/,
		],
	])('says in words what is wrong: %s', async (_, change, words) => {
		const data = { ...bill.credential, ...change };

		const result = await testCredential('billCom', 'billComApiTest', 'billComApi', data);

		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(words) });
	});

	it('says that payments are possible', async () => {
		const result = await testCredential('billCom', 'billComApiTest', 'billComApi', bill.credential);

		expect(result).toEqual({ status: 'OK', message: expect.stringContaining('Payments are possible') });
	});
});

it('keeps two bills of one vendor apart in one run', async () => {
	const other = await addBill(bill, records.vendor, 'INV-3', 10);
	const billId = { __rl: true, mode: 'id', value: '={{ $json.id }}' };

	const { items } = await runNode({
		type: 'billCom',
		parameters: { resource: 'bill', operation: 'get', billId },
		credentials: { billComApi },
		items: [{ id: other.id }, { id: records.bill.id }],
	});

	expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
		[other.id, { item: 0 }],
		[records.bill.id, { item: 1 }],
	]);
});

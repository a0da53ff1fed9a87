import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let billId: string;
let vendorId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const seeded = await bill.seed({
		vendors: [aVendor()],
		chartOfAccounts: [{ name: 'Freight', number: '6200' }],
	});
	vendorId = seeded.vendors?.[0]?.id ?? '';
	const chartOfAccountId = seeded.chartOfAccounts?.[0]?.id;
	const invoice = { invoiceNumber: 'INV-1', invoiceDate: '2026-11-02' };
	const billLineItems = [{ amount: 10, classifications: { chartOfAccountId } }, { amount: 20 }];
	const created = await bill.direct('POST', '/v3/bills', {
		vendorId,
		dueDate: '2026-12-02',
		invoice,
		billLineItems,
		description: 'Old',
	});
	billId = String(created.id);
});

const stored = async () => (await bill.state()).bills?.[0] ?? {};

function anUpdate(changes: IDataObject): IDataObject {
	return {
		resource: 'bill',
		operation: 'update',
		billId,
		updateFields: {},
		lineItemsFrom: 'none',
		expectedTotal: '',
		...changes,
	};
}

it('changes the given fields and keeps the coding of the lines', async () => {
	const before = await stored();

	await runOne(credential, anUpdate({ updateFields: { dueDate: '2027-01-15', description: 'New' } }));

	expect(await stored()).toMatchObject({
		dueDate: '2027-01-15',
		description: 'New',
		billLineItems: before.billLineItems,
	});
});

it('replaces the lines and keeps the header', async () => {
	const lineItemsArray = [{ amount: '33.30', glAccount: 'Freight' }];

	await runOne(credential, anUpdate({ lineItemsFrom: 'array', lineItemsArray, expectedTotal: '33.30' }));

	expect(await stored()).toMatchObject({
		amount: 33.3,
		dueDate: '2026-12-02',
		description: 'Old',
		invoice: { invoiceNumber: 'INV-1' },
		billLineItems: [{ amount: 33.3, classifications: { chartOfAccountId: expect.stringMatching(/^0ca/) } }],
	});
});

it('refuses an update that names nothing', async () => {
	await expect(runOne(credential, anUpdate({}))).rejects.toThrow(/Update Fields is empty/);
});

it('archives a bill, also twice', async () => {
	const items = Array.from({ length: 2 }, () => ({ resource: 'bill', operation: 'archive', billId }));

	const output = await runBill({ credential, items });

	expect(output.map(({ json }) => [json.id, json.archived])).toEqual([
		[billId, true],
		[billId, true],
	]);
});

it('says that a bill does not exist, with the code of BILL', async () => {
	const items = [{ resource: 'bill', operation: 'get', billId: '00n01UNKNOWN000000000' }];

	const [output] = await runBill({ credential, items, continueOnFail: true });

	expect(output?.json).toMatchObject({
		error: expect.stringContaining('00n01UNKNOWN000000000'),
		details: { reason: 'refusedByBill', code: 'BDC_1205' },
	});
});

it('lists bills by the filters BILL has', async () => {
	const filters = {
		vendorId: { __rl: true, mode: 'list', value: vendorId },
		invoiceNumber: 'INV-1',
		dueFrom: '2026-12-01T00:00:00',
		dueUntil: '2026-12-31',
		paymentStatus: ['UNPAID', 'SCHEDULED'],
		approvalStatus: 'UNASSIGNED',
		archived: false,
	};

	const output = await runBill({
		credential,
		items: [{ resource: 'bill', operation: 'getAll', returnAll: true, filters }],
	});

	expect(output.map(({ json }) => json.id)).toEqual([billId]);
});

it('lists the chart of accounts', async () => {
	const items = [
		{ resource: 'chartOfAccount', operation: 'getAll', returnAll: true, filters: { name: 'Freight' } },
	];

	const [output] = await runBill({ credential, items });

	expect(output?.json).toMatchObject({ name: 'Freight', account: { number: '6200' } });
});

it('tells who is signed in and whether payments are possible', async () => {
	const untrusted = aCredential(bill.url, { rememberMeId: '', device: '' });
	const getSession = { resource: 'session', operation: 'get' };

	const answers = [await runOne(credential, getSession), await runOne(untrusted, getSession)];

	expect(answers.map(({ trust }) => trust)).toEqual(['trusted', 'notTrusted']);
});

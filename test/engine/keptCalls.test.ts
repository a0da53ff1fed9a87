import { createHash } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
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
		parameters: { callOptions: { keepCallsUnder: 'recordId' }, ...parameters },
		credentials: { billComApi: bill.credential },
		...options,
	});
}

async function taken(more: INodeParameters = { returnAll: true }): Promise<IDataObject[]> {
	const { items } = await run({ resource: 'apiLog', operation: 'take', ...more });
	return items.map(({ json }) => json);
}

const getVendor: INodeParameters = {
	resource: 'vendor',
	operation: 'get',
	vendorId: byId('={{ $json.id }}'),
};

const createBills: INodeParameters = {
	resource: 'bill',
	operation: 'create',
	vendorId: byId('={{ $json.vendorId }}'),
	invoiceNumber: '={{ $json.invoiceNumber }}',
	invoiceDate: '2026-11-02',
	dueDate: '2026-12-02',
	lineItemsFrom: 'array',
	lineItemsArray: '={{ [{ amount: 12.5, description: "Paper" }] }}',
	sendInBulk: true,
};

it('keeps every call with the record it was made for, once, and each is handed over once', async () => {
	await run(getVendor, { items: [{ id: records.vendor.id, recordId: 'a01' }] });

	expect(await taken()).toMatchObject([
		{ system: 'BILL', call: 'POST /connect/v3/login', outcome: '200', records: 'a01' },
		{ call: `GET /connect/v3/vendors/${records.vendor.id}`, outcome: '200', records: 'a01', request: '' },
	]);
	expect(await taken()).toEqual([]);
});

it('leaves the output as it is', async () => {
	const items = [{ id: records.vendor.id, recordId: 'a01' }];
	const kept = await run(getVendor, { items });
	const plain = await run({ ...getVendor, callOptions: {} }, { items });

	expect(kept.items).toEqual(plain.items);
});

it('keeps nothing unless asked', async () => {
	await run({ ...getVendor, callOptions: {} }, { items: [{ id: records.vendor.id }] });

	expect(await taken()).toEqual([]);
});

it('keeps refused calls and the answer, also where the workflow stops', async () => {
	const { error } = await run(getVendor, { items: [{ id: 'no-such-id', recordId: 'a02' }] });

	expect(error).toBeDefined();
	const [, refused] = await taken();
	expect(refused).toMatchObject({ records: 'a02', outcome: expect.stringMatching(/^4\d\d$/) });
	expect(refused.answer).toContain('BDC_1205');
});

it('names the items of a shared call, and no others', async () => {
	const items = ['A-1', 'A-2', 'A-3'].map((invoiceNumber, index) => ({
		vendorId: records.vendor.id,
		invoiceNumber,
		recordId: `a0${index}`,
	}));
	await run(createBills, { items });

	const calls = await taken();
	const writes = calls.filter(({ call }) => String(call).startsWith('POST') && !/login/.test(String(call)));
	expect(writes).toHaveLength(1);
	expect(writes[0]).toMatchObject({ records: 'a00 a01 a02' });
	expect(writes[0].request).toContain('A-2');
});

it('takes up to a limit, the oldest first', async () => {
	await run(getVendor, { items: [{ id: records.vendor.id, recordId: 'a01' }] });

	expect(await taken({ limit: 1 })).toMatchObject([{ call: 'POST /connect/v3/login' }]);
	expect(await taken({ limit: 1 })).toMatchObject([{ call: expect.stringMatching(/vendors/) }]);
});

it('masks secrets, tokens and bank numbers', async () => {
	const vendor = await bill.asSomebodyElse('POST', '/v3/vendors', {
		name: 'Fabrikam Tooling',
		address: ADDRESS,
		paymentInformation: {
			bankAccount: { nameOnAccount: 'Fabrikam', accountNumber: '000987654321', routingNumber: '074000010' },
		},
		additionalInfo: { taxId: '999888777', taxIdType: 'EIN' },
	});
	await run(getVendor, { items: [{ id: vendor.id, recordId: 'a01' }] });

	const text = JSON.stringify(await taken());
	expect(text).toContain('Fabrikam Tooling');
	const secrets = [TENANT.password, TENANT.devKey, '000987654321', '074000010', '999888777'];
	expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

it('has a digest that anybody can compute again from the entry', async () => {
	await run(getVendor, { items: [{ id: records.vendor.id, recordId: 'a01' }] });

	for (const { digest, ...fields } of await taken()) {
		const canonical = JSON.stringify(Object.values(fields));
		expect(digest).toBe(createHash('sha256').update(canonical, 'utf8').digest('hex'));
	}
});

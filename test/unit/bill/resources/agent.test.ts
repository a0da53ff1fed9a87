/** What an agent reaches with the switches a person gave it. Which operation needs which: test/unit/agents.test.ts. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, type Bill, startBill } from '../simulator';

let bill: Bill;
let credential: StoredCredential;
let executions = 0;

beforeAll(async () => {
	bill = await startBill();
	credential = aCredential(bill.url);
});

afterAll(async () => await bill.stop());

async function byAgent(items: IDataObject[], executionId?: string): Promise<INodeExecutionData[]> {
	const nodeType = 'billComTool';
	return await runBill({ credential, items, nodeType, executionId, continueOnFail: true });
}

const anExecution = () => `agent-${++executions}`;
const locator = (value: unknown) => ({ __rl: true, mode: 'id', value: String(value) });
const reasonOf = (output?: INodeExecutionData) =>
	(output?.json.details as IDataObject | undefined)?.reason ?? output?.json.outcome;

async function addVendor(changes: IDataObject = {}): Promise<string> {
	const { vendors } = await bill.seed({ vendors: [aVendor(changes)] });
	return vendors?.[0]?.id ?? '';
}

async function addBill(vendorId: string, amount: number, invoiceNumber: string): Promise<string> {
	const created = await bill.direct('POST', '/v3/bills', {
		vendorId,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber, invoiceDate: '2026-11-02' },
		billLineItems: [{ amount }],
	});
	return String(created.id);
}

describe('Let the Agent Write', () => {
	const update = (vendorId: string, updateFields: IDataObject, changes: IDataObject = {}) => ({
		resource: 'vendor',
		operation: 'update',
		vendorId: locator(vendorId),
		updateFields,
		agentMayWrite: true,
		...changes,
	});

	it.each([
		['the address', { addressLine1: '1 Other Street' }, 'address.line1'],
		['the name', { name: 'Somebody Else' }, 'name'],
		['the payee name', { payeeName: 'Somebody Else' }, 'paymentInformation.payeeName'],
		['the email', { email: 'other@example.com' }, 'email'],
		['the phone', { phone: '5550199' }, 'phone'],
		['the tax ID', { taxId: '987654321' }, 'additionalInfo.taxId'],
		['the account number', { accountNumber: 'OTHER' }, 'accountNumber'],
		['how payments are combined', { combinePayments: true }, 'additionalInfo.combinePayments'],
	])('does not reach %s of a vendor, which Change Bank Details does', async (_, fields, named) => {
		const vendorId = await addVendor({ name: 'Harbor Freight' });
		const before = (await bill.state()).vendors?.find(({ id }) => id === vendorId);

		const [refused] = await byAgent([update(vendorId, fields)]);
		const after = (await bill.state()).vendors?.find(({ id }) => id === vendorId);
		const [done] = await byAgent([update(vendorId, fields, { agentMayChangeBankDetails: true })]);

		expect(refused?.json).toMatchObject({
			error: expect.stringMatching(/Switch on Let the Agent Change Bank Details/),
			details: { reason: 'agentNotPermitted', permission: 'agentMayChangeBankDetails' },
		});
		expect(refused?.json.error).toContain(named);
		expect(after).toEqual(before);
		expect(done?.json.id).toBe(vendorId);
	});

	it('reaches short name and lead time of a vendor', async () => {
		const vendorId = await addVendor({ name: 'Short Ltd' });

		const [output] = await byAgent([update(vendorId, { shortName: 'S', leadTimeInDays: 3 })]);

		expect(output?.json).toMatchObject({ shortName: 'S', additionalInfo: { leadTimeInDays: 3 } });
	});

	it('creates a vendor by Create or Update, and changes no address of one that is there', async () => {
		const upsert = (addressLine1: string) => ({
			resource: 'vendor',
			operation: 'upsert',
			billVendorId: '',
			name: 'Upserted Ltd',
			whenFoundByName: 'update',
			addressLine1,
			addressCity: 'Toledo',
			addressState: 'OH',
			addressPostalCode: '43604',
			addressCountry: 'US',
			additionalFields: {},
			agentMayWrite: true,
		});

		const [created] = await byAgent([upsert('40 Harbor Street')]);
		const [same] = await byAgent([upsert('40 Harbor Street')]);
		const [other] = await byAgent([upsert('1 Other Street')]);

		expect([created, same, other].map(reasonOf)).toEqual(['created', 'existing', 'agentNotPermitted']);
	});

	it('reaches lists of API v2, and no vendor, bill or payment of it', async () => {
		const legacy = (entity: string) => ({
			resource: 'legacy',
			operation: 'create',
			entity,
			valuesFrom: 'json',
			valuesJson: '{"name":"Agents"}',
			agentMayWrite: true,
			agentMayPay: true,
		});

		const outputs = await byAgent(
			['Department', 'Vendor', 'Bill', 'SentPay', 'VendorBankAccount'].map(legacy),
		);

		expect(outputs.map(reasonOf)).toEqual([undefined, ...Array(4).fill('agentNotPermitted')]);
	});
});

describe('a vendor whose bills BILL pays automatically', () => {
	let automatic: string;
	let plain: string;

	beforeAll(async () => {
		automatic = await addVendor({ name: 'Automatic Ltd', autoPay: { enabled: true } });
		plain = await addVendor({ name: 'Plain Ltd' });
	});

	const aBill = (vendorId: string, invoiceNumber: string, changes: IDataObject = {}): IDataObject => ({
		resource: 'bill',
		operation: 'create',
		vendorId: locator(vendorId),
		invoiceNumber,
		invoiceDate: '2026-11-02',
		dueDate: '2026-12-02',
		lineItemsFrom: 'array',
		lineItemsArray: [{ amount: 10.0 }],
		expectedTotal: '',
		additionalFields: {},
		agentMayWrite: true,
		...changes,
	});

	it.each([
		['create', {}],
		['create', { sendInBulk: true }],
		['upsert', {}],
	])('gets no bill by %s %j from an agent that may not pay', async (operation, more) => {
		const number = `A-${operation}-${Object.keys(more).length}`;
		await bill.clearJournal();

		const [refused] = await byAgent([aBill(automatic, number, { operation, ...more })]);
		const sent = await bill.calls('/v3/bills');
		const [ofPlain] = await byAgent([aBill(plain, number, { operation, ...more })]);
		const [paying] = await byAgent([aBill(automatic, number, { operation, ...more, agentMayPay: true })]);

		expect(refused?.json.error).toMatch(/bills of the vendor Automatic Ltd automatically.*Let the Agent Pay/);
		expect(sent.filter(({ method }) => method !== 'GET')).toEqual([]);
		expect([ofPlain, paying].map(reasonOf)).toEqual(['created', 'created']);
	});

	it('has no bill raised, replaced, restored or approved by an agent that may not pay', async () => {
		const billId = locator(await addBill(automatic, 10, 'RAISED'));
		const [line] = (await bill.direct('GET', `/v3/bills/${billId.value}`)).billLineItems as IDataObject[];
		const ofBill = (operation: string, more: IDataObject): IDataObject => ({
			...aBill(automatic, 'RAISED'),
			operation,
			billId,
			...more,
		});
		const ofLine = (operation: string, more: IDataObject = {}): IDataObject => ({
			resource: 'billLineItem',
			operation,
			billId,
			lineItemId: locator(line?.id),
			expectedUpdatedTime: '',
			agentMayWrite: true,
			...more,
		});
		const before = (await bill.state()).bills;

		const outputs = await byAgent([
			ofBill('update', { updateFields: {}, lineItemsArray: [{ amount: 9000.0 }] }),
			ofBill('replace', { lineItemsArray: [{ amount: 9000.0 }] }),
			ofBill('restore', {}),
			ofLine('add', { amount: '8990.00', additionalFields: {} }),
			ofLine('update', { updateFields: { amount: '9000.00' } }),
			ofLine('remove'),
		]);
		const [approved] = await byAgent([
			{ resource: 'billApproval', operation: 'approve', billId, comment: '', agentMayDecide: true },
		]);

		expect([...outputs, approved].map(reasonOf)).toEqual(Array(7).fill('agentNotPermitted'));
		expect((await bill.state()).bills).toEqual(before);
	});

	it('gets no recurring bill from an agent that may not pay', async () => {
		const recurring = (vendorId: string): IDataObject => ({
			resource: 'recurringBill',
			operation: 'create',
			vendorId: locator(vendorId),
			period: 'MONTHLY',
			frequency: 1,
			nextDueDate: '2099-01-15',
			lineItemsFrom: 'array',
			lineItemsArray: [{ amount: 10.0 }],
			expectedTotal: '',
			additionalFields: {},
			agentMayWrite: true,
		});

		const outputs = await byAgent([recurring(automatic), recurring(plain)]);

		expect(outputs.map(reasonOf)).toEqual(['agentNotPermitted', 'created']);
	});
});

describe('Agent Payment Limit', () => {
	let vendorId: string;
	let numbers = 0;

	beforeAll(async () => {
		vendorId = await addVendor({ name: 'Paid Ltd' });
	});

	const bills = async (...amounts: number[]) =>
		await Promise.all(amounts.map(async (amount) => await addBill(vendorId, amount, `L-${++numbers}`)));
	const paying = (billId: string, amount: number, idempotencyKey: string, changes: IDataObject = {}) => ({
		resource: 'payment',
		operation: 'create',
		billId: locator(billId),
		amount,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey,
		processDate: '',
		options: {},
		agentMayPay: true,
		agentPaymentLimit: 60,
		...changes,
	});
	const paid = async (billIds: string[]) =>
		((await bill.state()).payments ?? []).filter(({ billId }) => billIds.includes(String(billId))).length;

	it('counts all tool calls of an execution, whatever keys the agent chooses', async () => {
		const ids = await bills(60, 60, 60);
		const execution = anExecution();

		const outputs: INodeExecutionData[] = [];
		for (const [index, id] of ids.entries())
			outputs.push(...(await byAgent([paying(id, 60, `chosen-${index}-${id}`)], execution)));
		const [later] = await byAgent([paying(ids[1] ?? '', 60, `later-${ids[1]}`)], anExecution());

		expect(outputs.map(reasonOf)).toEqual(['created', 'aboveAgentLimit', 'aboveAgentLimit']);
		expect(outputs[1]?.json.error).toContain(
			'asked to pay 60.00 after 60.00 in the same execution, and Agent Payment Limit is 60.00',
		);
		expect(reasonOf(later)).toBe('created');
	});

	it('counts all items of a call', async () => {
		const ids = await bills(25, 25, 25);

		const outputs = await byAgent(
			ids.map((id) => paying(id, 25, `item-${id}`)),
			anExecution(),
		);

		expect(outputs.map(reasonOf)).toEqual(['created', 'created', 'aboveAgentLimit']);
	});

	it('counts what BILL holds for a bill already, in whatever execution it was paid', async () => {
		const [id = ''] = await bills(100);

		const [first] = await byAgent([paying(id, 40, `first-${id}`)], anExecution());
		const [second] = await byAgent([paying(id, 40, `second-${id}`)], anExecution());

		expect([first, second].map(reasonOf)).toEqual(['created', 'aboveAgentLimit']);
		expect(second?.json.error).toContain('40.00 of this bill is already paid or scheduled');
		expect(await paid([id])).toBe(1);
	});

	it('pays nothing of a bulk whose sum is above it', async () => {
		const ids = await bills(50, 50, 50);
		const items = ids.map((id) => paying(id, 50, `bulk-${id}`, { sendInBulk: true }));

		const outputs = await byAgent(items, anExecution());

		expect(outputs.map(reasonOf)).toEqual(Array(3).fill('aboveAgentLimit'));
		expect(await paid(ids)).toBe(0);
	});

	it('counts bulk and mass payments of an execution together', async () => {
		const [inBulk = '', single = '', inMass = ''] = await bills(30, 20, 20);
		const execution = anExecution();
		const mass = {
			...paying('', 0, ''),
			operation: 'createMass',
			bills: [{ billId: inMass, amount: 20 }],
		};

		const [first] = await byAgent([paying(inBulk, 30, `b-${inBulk}`, { sendInBulk: true })], execution);
		const [second] = await byAgent([mass], execution);
		const [third] = await byAgent([paying(single, 20, `s-${single}`)], execution);

		expect(reasonOf(first)).toBe('created');
		expect(second?.json.paymentBatchId).toBeDefined();
		expect(reasonOf(third)).toBe('aboveAgentLimit');
	});

	it('lets two tool calls at the same time not both take the rest', async () => {
		const ids = await bills(40, 40);
		const execution = anExecution();

		const outputs = await Promise.all(
			ids.map(async (id) => await byAgent([paying(id, 40, `same-time-${id}`)], execution)),
		);

		expect(outputs.flat().map(reasonOf).sort()).toEqual(['aboveAgentLimit', 'created']);
	});

	it('counts a payment once that is asked for again, and none that BILL refused', async () => {
		const [refusedId = '', id = ''] = await bills(60, 60);
		const execution = anExecution();
		await bill.fault({ kind: 'refusal', on: 'POST /v3/payments', code: 'BDC_1159' });

		const [refused] = await byAgent([paying(refusedId, 60, `refused-${refusedId}`)], execution);
		const [first] = await byAgent([paying(id, 60, `again-${id}`)], execution);
		const [again] = await byAgent([paying(id, 60, `again-${id}`)], execution);

		expect([refused, first, again].map(reasonOf)).toEqual(['refusedByBill', 'created', 'existing']);
	});

	it('counts a day where n8n tells no execution', async () => {
		const ids = await bills(40, 40);

		const [first] = await byAgent([paying(ids[0] ?? '', 40, `no-${ids[0]}`)]);
		const [second] = await byAgent([paying(ids[1] ?? '', 40, `no-${ids[1]}`)]);

		expect([first, second].map(reasonOf)).toEqual(['created', 'aboveAgentLimit']);
	});

	it('pays nothing while nobody has set it', async () => {
		const [id = ''] = await bills(5);

		const [output] = await byAgent([paying(id, 5, `none-${id}`, { agentPaymentLimit: 0 })]);

		expect(reasonOf(output)).toBe('aboveAgentLimit');
	});
});

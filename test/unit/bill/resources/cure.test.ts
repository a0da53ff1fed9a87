import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { forgetProcessMemory } from '../../../processMemory';
import { aCredential, runBill, type StoredCredential } from '../context';
import { aVendor, type Bill, startBill } from '../simulator';

let bill: Bill;
let credential: StoredCredential;
let vendorId: string;

beforeAll(async () => {
	bill = await startBill();
	const { vendors } = await bill.seed({ vendors: [aVendor()] });
	vendorId = String(vendors?.[0]?.id);
});

beforeEach(() => {
	forgetProcessMemory();
	credential = aCredential(bill.url);
});

afterAll(async () => await bill.stop());

const getVendor = (id = vendorId) => ({ resource: 'vendor', operation: 'get', vendorId: id });
const createVendor = { resource: 'vendor', operation: 'create', name: 'Northwind', addressCountry: 'US' };
const callV3 = {
	resource: 'customCall',
	operation: 'callV3',
	allowWrites: true,
	method: 'POST',
	path: '/v3/vendors',
	body: JSON.stringify(aVendor()),
};

async function aPayment(invoiceNumber: string): Promise<IDataObject> {
	const { id } = await bill.direct('POST', '/v3/bills', {
		vendorId,
		dueDate: '2030-12-02',
		invoice: { invoiceNumber, invoiceDate: '2030-11-02' },
		billLineItems: [{ amount: 120.5 }],
	});
	return {
		resource: 'payment',
		operation: 'create',
		billId: { __rl: true, mode: 'id', value: id },
		amount: 120.5,
		fundingAccountType: 'BANK_ACCOUNT',
		fundingAccountId: TENANT.bankAccountId,
		idempotencyKey: `SF-${invoiceNumber}`,
		processDate: '',
		options: {},
	};
}

/** What goes to the error output, and what n8n keeps where the node stops. */
async function failureOf(
	item: IDataObject,
): Promise<{ output: IDataObject; details: IDataObject; error: string }> {
	const [first] = await runBill({ credential, items: [item], continueOnFail: true });
	const { details, error } = first?.json ?? {};
	return { output: first?.json ?? {}, details: details as IDataObject, error: String(error) };
}

async function dataOfStop(item: IDataObject): Promise<IDataObject> {
	const stopped = await runBill({ credential, items: [item] }).then(
		() => undefined,
		(error: unknown) => error,
	);
	return ((stopped as { context?: IDataObject }).context?.data ?? {}) as IDataObject;
}

it('says that time cures a used-up hour, and from when on', async () => {
	await bill.fault({ kind: 'hourly-limit', on: 'GET /v3/vendors/*' });

	const { details } = await failureOf(getVendor());

	expect(details).toMatchObject({ reason: 'billNotReached', curedBy: 'time' });
	expect(details.retryAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/);
});

it('says that time cures a sign-in of which the hour is used up', async () => {
	await bill.fault({ kind: 'hourly-limit', on: 'POST /v3/login' });

	const { details } = await failureOf(getVendor());

	expect(details).toMatchObject({ curedBy: 'time', retryAt: expect.stringMatching(/T\d\d:00:00\.000Z$/) });
});

it('says that a person cures a wrong password', async () => {
	credential = aCredential(bill.url, { password: 'wrong' });

	expect((await failureOf(getVendor())).details).toMatchObject({ curedBy: 'person' });
});

it('says that time cures a BILL that cannot be reached', async () => {
	credential = aCredential('http://127.0.0.1:1', { sessionId: 'stored' });

	expect((await failureOf(getVendor())).details).toEqual({ reason: 'billNotReached', curedBy: 'time' });
});

it('says that a person cures what BILL refuses, what the node refuses, and an item that cannot be read', async () => {
	const payment = await aPayment('INV-PERSON');
	const items = [
		getVendor('00901UNKNOWN000000000'),
		{ ...payment, amount: 999 },
		{ ...createVendor, name: '' },
	];

	const outputs = await runBill({ credential, items, continueOnFail: true });

	expect(outputs.map(({ json }) => json.details)).toMatchObject([
		{ reason: 'refusedByBill', curedBy: 'person' },
		{ reason: 'amountAboveDue', curedBy: 'person' },
		{ reason: 'badInput', curedBy: 'person' },
	]);
});

it('says that a repetition cures an unclear payment, because it looks for the payment first', async () => {
	const payment = await aPayment('INV-UNCLEAR');
	await bill.fault({ kind: 'refusal', code: 'BDC_1001', on: 'POST /v3/payments' });

	const { details, error } = await failureOf(payment);

	expect(details).toEqual({ reason: 'unknownOutcome', curedBy: 'repetition' });
	expect(error).toMatch(
		/BILL may already have done this\. Run this item again: the node looks for it in BILL first/,
	);
	expect(error).not.toContain('Check in BILL before');
});

it.each([
	['a vendor, of which BILL takes two of one name', createVendor, 2],
	['a call of the API by hand', callV3, 1],
])('says that a person cures the unclear outcome of %s', async (_, item, times) => {
	await bill.fault({ kind: 'refusal', code: 'BDC_1001', on: 'POST /v3/vendors', times });

	const { details, error } = await failureOf(item);

	expect(details).toEqual({ reason: 'unknownOutcome', curedBy: 'person' });
	expect(error).toContain('BILL may already have done this. Check in BILL before you run this again.');
});

it('hands cure, moment, reason and code of a node that stops to the error workflow', async () => {
	await bill.fault({ kind: 'hourly-limit', on: 'GET /v3/vendors/*' });
	const hour = await dataOfStop(getVendor());
	forgetProcessMemory();
	const unknown = await dataOfStop(getVendor('00901UNKNOWN000000000'));

	expect(hour).toMatchObject({ curedBy: 'time', retryAt: expect.stringMatching(/:00:00\.000Z$/) });
	expect(unknown).toEqual({
		reason: 'refusedByBill',
		code: 'BDC_1205',
		httpStatus: 404,
		curedBy: 'person',
	});
});

it('keeps the cure beside the log of the calls', async () => {
	const item = { ...getVendor('00901UNKNOWN000000000'), callOptions: { includeApiLog: true } };

	expect(await dataOfStop(item)).toMatchObject({
		curedBy: 'person',
		apiLog: expect.arrayContaining([expect.objectContaining({ method: 'GET', status: 404 })]),
	});
});

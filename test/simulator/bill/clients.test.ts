import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, messages, setTime, signIn, startSignedIn } from './harness';
import { aBill, aPayment, aVendor, createVendor } from './records';
import type { Body } from './harness';

/** What third-party clients of BILL send and expect, and what only this simulator has to say. */
afterEach(endAll);

it('lists v2 objects for clients that send null for filters, sort, start and max', async () => {
	const { api } = await startSignedIn();
	await createVendor(api);

	const answer = await api.v2('List/Vendor.json', { start: null, max: null, filters: null, sort: null });

	expect(answer).toMatchObject({ response_status: 0, response_data: [{ entity: 'Vendor' }] });
});

it('calls an empty developer key beside a live session a missing parameter, so that no client signs in again', async () => {
	const { bill, api } = await startSignedIn();
	const keyless = new Caller(bill.url, { ...api.headers, devKey: '' });

	const { response_data: refusal } = await keyless.v2('List/Vendor.json', {});

	expect(refusal).toMatchObject({ error_code: 'BDC_1108' });
	expect(codes(await keyless.get('/v3/vendors'))).toEqual(['BDC_1108']);
});

it.each([
	['refuse', 400, ['billLineItems[0].chartOfAccountId: unknown field', 'amount: unknown field']],
	['ignore', 201, []],
])(
	'takes body fields it does not know as the switch says (%s)',
	async (unknownFields, status, complaints) => {
		const { api } = await startSignedIn({ switches: { unknownFields } });
		const vendor = await createVendor(api);
		const lines = [{ amount: 120.5, chartOfAccountId: '0ca01' }];

		const answer = await api.post('/v3/bills', { ...aBill(vendor.id), amount: 120.5, billLineItems: lines });

		expect(answer.status).toBe(status);
		expect(messages(answer).sort()).toEqual([...complaints].sort());
		const [line] = answer.data.billLineItems ?? [];
		expect(line ?? {}).not.toHaveProperty('chartOfAccountId');
	},
);

it('goes on refusing what is wrong beside a field it reads past', async () => {
	const { api } = await startSignedIn({ switches: { unknownFields: 'ignore' } });

	const answer = await api.post('/v3/vendors', { ...aVendor(), phone: 5550100, surprise: true });

	expect(answer.status).toBe(400);
	expect(messages(answer)).toContain('phone: must be text');
});

it('keeps what customers are filtered by, and their address', async () => {
	const { api } = await startSignedIn();
	const customer = {
		name: 'Contoso',
		email: 'ap@contoso.example',
		companyName: 'Contoso Ltd',
		phone: '555-0100',
		address: { line1: '1 Main Street', city: 'Austin', country: 'US' },
	};

	const { data } = await api.post('/v3/customers', customer);

	expect(data).toMatchObject(customer);
});

it.each([
	['GET', '/v3/invoices'],
	['POST', '/v3/credit-memos'],
	['PATCH', '/v3/customers/0cu01'],
])('says that it does not model %s %s, in words of its own', async (method, path) => {
	const { api } = await startSignedIn();

	const answer = await api.call(method, path, method === 'GET' ? undefined : {});

	expect(answer.status).toBe(501);
	expect(answer.data).toEqual({ simulator: `BILL has ${method} ${path}; this simulator does not model it.` });
});

it.each([
	'GetDocuments.json',
	'List/Invoice.json',
	'Crud/Create/ReceivedPay.json',
	'RecordAPPayment.json',
	'VoidAPPayment.json',
	'GetDisbursementData.json',
	'Errors.json',
])('says the same of v2 %s', async (path) => {
	const { api } = await startSignedIn();

	expect(await api.v2(path, {})).toEqual({ simulator: expect.stringContaining('does not model') });
});

it('says of an address BILL does not have what BILL says', async () => {
	const { api } = await startSignedIn();

	const answer = await api.get('/v3/no-such-thing');

	expect([answer.status, ...codes(answer)]).toEqual([404, 'BDC_1121']);
});

it("tells what is wrong without the validator's own words", async () => {
	const { api } = await startSignedIn();

	const answers = [
		await api.post('/v3/bill-approvals/actions', { billId: 1 }),
		await api.post('/v3/bills', { billLineItems: 'none', dueDate: 'tomorrow' }),
	];

	const said = answers.flatMap(messages);
	expect(said.length).toBeGreaterThan(3);
	expect(said.filter((message) => /schema|must match|must be (string|array|object)\b/.test(message))).toEqual(
		[],
	);
});

it.each([
	[false, 1],
	[true, 2],
])('says why it refused a payment once or twice, as the switch says (%p)', async (repeatReasons, count) => {
	const { api } = await startSignedIn({ switches: { repeatReasons } });
	const vendor = await createVendor(api);
	const { data: bill } = await api.post('/v3/bills', aBill(vendor.id));

	const answer = await api.post('/v3/payments', aPayment(bill, { amount: 1000 }));

	expect(codes(answer)).toEqual(Array.from({ length: count }, () => 'BDC_1159'));
	if (repeatReasons) expect(messages(answer)[1]).toContain(bill.id);
});

describe('a vendor that BILL pays automatically', () => {
	const autoPay = {
		enabled: true,
		bankAccountId: TENANT.bankAccountId,
		maxAmount: 500,
		daysBeforeDueDate: 3,
	};

	async function paymentsAfter(moment: string, bill: object): Promise<Body[]> {
		const { bill: simulator, api } = await startSignedIn();
		const vendor = await createVendor(api, { autoPay }); // while the device is trusted
		await setTime(simulator, '2027-01-04T12:00:00Z');
		await (await signIn(simulator)).post('/v3/bills', { ...aBill(vendor.id), ...bill });
		await setTime(simulator, moment);
		await new Caller(simulator.url).post('/sandbox/tick');
		await new Caller(simulator.url).post('/sandbox/tick');
		return (await (await signIn(simulator)).list('/v3/payments')).data.results;
	}

	it('is paid once, with nobody asking, from so many days before the due date', async () => {
		const payments = await paymentsAfter('2027-01-12T12:00:00Z', {});

		expect(payments).toMatchObject([{ amount: 120.5, fundingAccount: { id: TENANT.bankAccountId } }]);
	});

	it.each([
		['before that', '2027-01-11T12:00:00Z', {}],
		['above the largest amount', '2027-01-12T12:00:00Z', { billLineItems: [{ amount: 500.01 }] }],
	])('is not paid %s', async (_, moment, bill) => {
		expect(await paymentsAfter(moment, bill)).toEqual([]);
	});
});

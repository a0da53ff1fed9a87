import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, endAll, startBill, startSignedIn } from './harness';
import { createBill, createVendor } from './records';

const login = {
	userName: TENANT.username,
	password: TENANT.password,
	orgId: TENANT.organizationId,
	devKey: TENANT.devKey,
};

afterEach(endAll);

it('signs in for both interfaces', async () => {
	const bill = await startBill();

	const { status, data } = await new Caller(bill.url).post('/api/v2/Login.json', new URLSearchParams(login));

	const { sessionId } = data.response_data as { sessionId: string };
	expect([status, data.response_status, data.response_message]).toEqual([200, 0, 'Success']);
	const v3 = await new Caller(bill.url, { devKey: TENANT.devKey, sessionId }).get('/v3/login/session');
	expect(v3.data.userId).toBe(TENANT.userId);
});

it.each([
	['an expired session', 'List/Vendor.json', {}, { sessionId: 'old' }, 'BDC_1109'],
	['an unknown entity', 'List/Cow.json', {}, {}, 'BDC_1121'],
	['an unknown call', 'PayAll.json', {}, {}, 'BDC_1121'],
	['an unknown id', 'Crud/Read/Vendor.json', { id: '009' }, {}, 'BDC_1205'],
	['no id', 'Crud/Read/Vendor.json', {}, {}, 'BDC_1108'],
	['too long a page', 'List/Vendor.json', { max: 1000 }, {}, 'BDC_1129'],
	[
		'an unknown operator',
		'List/Vendor.json',
		{ filters: [{ field: 'name', op: '~', value: 'A' }] },
		{},
		'BDC_1131',
	],
	['a filter of another form', 'List/Vendor.json', { filters: ['name'] }, {}, 'BDC_1129'],
])('answers 200 with an error inside for %s', async (_, path, data, changes, code) => {
	const { api } = await startSignedIn();
	const form = new URLSearchParams({ ...api.headers, ...changes, data: JSON.stringify(data) });

	const answer = await api.post(`/api/v2/${path}`, form);

	expect(answer.status).toBe(200);
	expect(answer.data).toEqual({
		response_status: 1,
		response_message: 'Error',
		response_data: { error_code: code, error_message: expect.any(String) },
	});
});

it('takes forms only', async () => {
	const { api } = await startSignedIn();

	const { status, data } = await api.post('/api/v2/List/Vendor.json', { ...api.headers, data: {} });

	expect([status, data.response_data]).toMatchObject([200, { error_code: 'BDC_1108' }]);
});

it('refuses data that is not JSON', async () => {
	const { api } = await startSignedIn();

	const { data } = await api.post(
		'/api/v2/List/Vendor.json',
		new URLSearchParams({ ...api.headers, data: '{' }),
	);

	expect(data.response_data).toMatchObject({ error_code: 'BDC_1122' });
});

it('lists with start, max, filters and sort', async () => {
	const { api } = await startSignedIn();
	for (const name of ['A', 'B', 'C', 'D']) await createVendor(api, { name });

	const { response_data: rows } = await api.v2('List/Vendor.json', {
		start: 1,
		max: 1,
		filters: [{ field: 'name', op: '>=', value: 'B' }],
		sort: [{ field: 'name', asc: false }],
	});

	expect(rows).toMatchObject([{ entity: 'Vendor', name: 'C', isActive: '1' }]);
});

it('reads a bill in v2 words', async () => {
	const { api } = await startSignedIn();
	const bill = await createBill(api);

	const { response_data: read } = await api.v2('Crud/Read/Bill.json', { id: bill.id });

	expect(read).toMatchObject({
		entity: 'Bill',
		id: bill.id,
		invoiceNumber: 'NW-4711',
		amount: 120.5,
		approvalStatus: '0',
		paymentStatus: '1',
		billLineItems: [{ amount: 120.5, chartOfAccountId: '00000000000000000000' }],
		createdTime: expect.stringMatching(/\+0000$/),
	});
});

it('reads an account with its number', async () => {
	const { bill, api } = await startSignedIn();
	await new Caller(bill.url).post('/sandbox/seed', {
		chartOfAccounts: [{ name: 'Printing', number: '6100' }],
	});

	const { response_data: rows } = await api.v2('List/ChartOfAccount.json', {});

	expect(rows).toMatchObject([{ name: 'Printing', accountNumber: '6100', accountType: '14' }]);
});

it('says who is signed in and signs out', async () => {
	const { api } = await startSignedIn();

	const info = await api.v2('GetSessionInfo.json', {});
	await api.v2('Logout.json', {});
	const after = await api.v2('GetSessionInfo.json', {});

	expect(info.response_data).toEqual({ orgId: TENANT.organizationId, usersId: TENANT.userId });
	expect(after.response_data).toMatchObject({ error_code: 'BDC_1109' });
});

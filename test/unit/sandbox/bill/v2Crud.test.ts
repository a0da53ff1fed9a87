import { ENTITY_NAMES } from '../../../../sandbox/bill/v2/registry';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { Caller, endAll, signIn, startBill, startReceiver, startSignedIn } from './harness';
import { aSubscription, createBill, createVendor, seededIds, subscribe } from './records';

type Row = Record<string, unknown>;

const NO_ID = '0'.repeat(20);

afterEach(endAll);

/** `response_data` of a call that must succeed. */
async function done(api: Caller, path: string, data: object): Promise<Row> {
	const answer = await api.v2(path, data);
	expect(answer).toMatchObject({ response_status: 0 });
	return answer.response_data as Row;
}

/** Code of a call that must fail. */
async function refused(api: Caller, path: string, data: unknown): Promise<unknown> {
	const { response_data: refusal } = await api.v2(path, data);
	return (refusal as Row).error_code;
}

async function create(api: Caller, entity: string, fields: object): Promise<Row> {
	return await done(api, `Crud/Create/${entity}.json`, { obj: { entity, ...fields } });
}

async function list(api: Caller, entity: string, query: object = {}): Promise<Row[]> {
	return (await done(api, `List/${entity}.json`, query)) as unknown as Row[];
}

it.each([
	['Vendor', { name: 'Northwind', address1: '40 Harbor Street' }, { name: 'Southwind' }],
	[
		'ChartOfAccount',
		{ name: 'Printing', accountNumber: '6100', accountType: '14' },
		{ accountNumber: '6200' },
	],
	['ActgClass', { name: 'Retail' }, { description: 'Shops' }],
	['Department', { name: 'Operations' }, { shortName: 'Ops' }],
	['Location', { name: 'Toledo' }, { name: 'Akron' }],
	['Job', { name: 'Job 1' }, { name: 'Job 2' }],
	['Item', { name: 'Paper', type: '1', price: 2.5 }, { price: 3 }],
	['Employee', { firstName: 'Ada', lastName: 'Lovelace' }, { lastName: 'King' }],
	['Customer', { name: 'Beta', email: 'beta@example.com' }, { phone: '5550100' }],
	['BillCredit', { vendorId: 'any', amount: 5 }, { amount: 6 }],
	[
		'User',
		{ firstName: 'Grace', lastName: 'Hopper', email: 'g@example.com', profileId: TENANT.roleId },
		{ lastName: 'Murray' },
	],
])('creates, updates, deletes and undeletes a %s', async (entity, fields, change) => {
	const { api } = await startSignedIn();

	const created = await create(api, entity, fields);
	const { id } = created;
	const updated = await done(api, `Crud/Update/${entity}.json`, { obj: { entity, id, ...change } });
	const deleted = await done(api, `Crud/Delete/${entity}.json`, { id });
	const undeleted = await done(api, `Crud/Undelete/${entity}.json`, { id });

	expect(created).toMatchObject({ entity, isActive: '1', ...fields });
	expect(updated).toMatchObject({ ...fields, ...change, id });
	expect([deleted.isActive, undeleted.isActive]).toEqual(['2', '1']);
	expect(await done(api, `Crud/Read/${entity}.json`, { id })).toEqual(undeleted);
});

it.each(ENTITY_NAMES)('lists every %s', async (entity) => {
	const { api } = await startSignedIn();

	expect(await list(api, entity)).toBeInstanceOf(Array);
	expect(await refused(api, `Crud/Read/${entity}.json`, { id: 'none' })).toBe('BDC_1205');
});

it('keeps one store with v3, and tells subscribers', async () => {
	const { api } = await startSignedIn();
	const receiver = await startReceiver();
	await subscribe(api, aSubscription(receiver.url, 'vendor.created', 'vendor.archived'));

	const { id } = await create(api, 'Vendor', { name: 'Northwind' });
	await done(api, 'Crud/Update/Vendor.json', { obj: { entity: 'Vendor', id, isActive: '2' } });
	const events = await receiver.until(2);

	expect((await api.get(`/v3/vendors/${String(id)}`)).data).toMatchObject({
		name: 'Northwind',
		archived: true,
	});
	expect(events.map(({ event }) => event.metadata.eventType)).toEqual(['vendor.created', 'vendor.archived']);
});

describe('a bill', () => {
	it('is created with its lines and changed without losing them', async () => {
		const { bill, api } = await startSignedIn();
		const { chartOfAccountId } = await seededIds(bill);
		const vendor = await createVendor(api);

		const created = await create(api, 'Bill', {
			vendorId: vendor.id,
			invoiceNumber: 'NW-1',
			invoiceDate: '2026-12-16',
			dueDate: '2027-01-15',
			billLineItems: [{ entity: 'BillLineItem', amount: 10, chartOfAccountId }, { amount: '5.50' }],
		});
		const updated = await done(api, 'Crud/Update/Bill.json', {
			obj: { entity: 'Bill', id: created.id, dueDate: '2027-01-20' },
		});

		expect(created).toMatchObject({ amount: 15.5, billLineItems: [{ chartOfAccountId }, { amount: 5.5 }] });
		expect(updated).toMatchObject({ dueDate: '2027-01-20', billLineItems: created.billLineItems });
	});

	it('keeps only the lines an update names', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api, { billLineItems: [{ amount: 1 }, { amount: 2 }] });
		const [first] = bill.billLineItems;

		const updated = await done(api, 'Crud/Update/Bill.json', {
			obj: { entity: 'Bill', id: bill.id, billLineItems: [{ id: first.id, amount: 4 }, { amount: 8 }] },
		});

		expect(updated).toMatchObject({
			amount: 12,
			billLineItems: [{ id: first.id, amount: 4 }, { amount: 8 }],
		});
	});

	it.each([
		[{ invoiceNumber: 'A'.repeat(22) }, 'BDC_1143'],
		[{ invoiceNumber: undefined }, 'BDC_1117'],
		[{ billLineItems: [] }, 'BDC_1117'],
		[{ dueDate: '15.01.2027' }, 'BDC_1129'],
		[{ billLineItems: [{ amount: 'ten' }] }, 'BDC_1129'],
		[{ vendorId: '009' }, 'BDC_1205'],
	])('is refused with %j', async (changes, code) => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api);
		const obj = {
			entity: 'Bill',
			vendorId: vendor.id,
			invoiceNumber: 'NW-1',
			invoiceDate: '2026-12-16',
			dueDate: '2027-01-15',
			billLineItems: [{ amount: 1 }],
			...changes,
		};

		expect(await refused(api, 'Crud/Create/Bill.json', { obj })).toBe(code);
	});
});

describe('a bill line item', () => {
	it('is added, changed without losing its coding, and removed', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const { chartOfAccountId, departmentId } = await seededIds(simulator);
		const bill = await createBill(api);

		const added = await create(api, 'BillLineItem', {
			billId: bill.id,
			amount: 4,
			chartOfAccountId,
			departmentId,
		});
		const changed = await done(api, 'Crud/Update/BillLineItem.json', {
			obj: { entity: 'BillLineItem', id: added.id, amount: 6, departmentId: NO_ID },
		});
		await done(api, 'Crud/Delete/BillLineItem.json', { id: bill.billLineItems[0].id });

		expect(changed).toMatchObject({ billId: bill.id, amount: 6, chartOfAccountId, departmentId: NO_ID });
		expect((await api.get(`/v3/bills/${bill.id}`)).data).toMatchObject({
			amount: 6,
			billLineItems: [{ id: added.id, classifications: { chartOfAccountId } }],
		});
	});

	it('is worked out anew from quantity and price', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);

		const changed = await done(api, 'Crud/Update/BillLineItem.json', {
			obj: { entity: 'BillLineItem', id: bill.billLineItems[0].id, quantity: 3, unitPrice: 1.5 },
		});

		expect(changed).toMatchObject({ amount: 4.5, quantity: 3, unitPrice: 1.5 });
	});

	it('stays when it is the last one, and does not come back', async () => {
		const { api } = await startSignedIn();
		const [{ id }] = (await createBill(api)).billLineItems;

		expect(await refused(api, 'Crud/Delete/BillLineItem.json', { id })).toBe('BDC_1117');
		expect(await refused(api, 'Crud/Undelete/BillLineItem.json', { id })).toBe('BDC_1121');
	});
});

it('keeps a vendor credit where v3 keeps it', async () => {
	const { bill: simulator, api } = await startSignedIn();
	const { chartOfAccountId } = await seededIds(simulator);
	const vendor = await createVendor(api);

	const created = await create(api, 'VendorCredit', {
		vendorId: vendor.id,
		refNumber: 'VC-1',
		creditDate: '2026-12-16',
		vendorCreditLineItems: [{ amount: 10, chartOfAccountId }],
	});
	const { id } = created;
	const [line] = created.vendorCreditLineItems as Row[];
	const updated = await done(api, 'Crud/Update/VendorCredit.json', {
		obj: { entity: 'VendorCredit', id, vendorCreditLineItems: [{ id: line.id, amount: 12 }] },
	});
	await done(api, 'Crud/Delete/VendorCredit.json', { id });

	expect(updated).toMatchObject({ amount: 12, vendorCreditLineItems: [{ amount: 12, chartOfAccountId }] });
	expect((await api.get(`/v3/vendor-credits/${String(id)}`)).data).toMatchObject({
		referenceNumber: 'VC-1',
		amount: 12,
		archived: true,
	});
	expect(await refused(api, 'Crud/Undelete/VendorCredit.json', { id })).toBe('BDC_1121');
});

describe('a vendor bank account', () => {
	const ACCOUNT = { accountNumber: '000987654', routingNumber: '074000010', nameOnAcct: 'Northwind' };

	it('is added once and removed', async () => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api);

		const created = await create(api, 'VendorBankAccount', { vendorId: vendor.id, ...ACCOUNT });
		const listed = await list(api, 'VendorBankAccount');
		await done(api, 'Crud/Delete/VendorBankAccount.json', { id: created.id });

		expect(created).toMatchObject({ vendorId: vendor.id, accountNumber: '****7654', status: '1' });
		expect(listed).toMatchObject([{ id: created.id }]);
		expect(await list(api, 'VendorBankAccount')).toEqual([]);
	});

	it('needs a trusted session', async () => {
		const bill = await startBill();
		const api = await signIn(bill, { rememberMeId: '', device: '' });
		const vendor = await createVendor(api);
		const obj = { entity: 'VendorBankAccount', vendorId: vendor.id, ...ACCOUNT };

		expect(await refused(api, 'Crud/Create/VendorBankAccount.json', { obj })).toBe('BDC_1361');
	});
});

describe('an approval policy', () => {
	it('asks its approvers for bills above its amount', async () => {
		const { api } = await startSignedIn();
		const policy = await create(api, 'ApprovalPolicy', {
			type: '0',
			amountThreshold: 100,
			minNumApprovers: 1,
		});
		const approvalPolicyId = policy.id;
		const approver = await create(api, 'ApprovalPolicyApprover', {
			approvalPolicyId,
			usersId: TENANT.approverUserId,
		});

		const asked = await createBill(api);
		await done(api, 'Crud/Delete/ApprovalPolicyApprover.json', { id: approver.id });
		await done(api, 'Crud/Update/ApprovalPolicy.json', {
			obj: { entity: 'ApprovalPolicy', id: policy.id, amountThreshold: 50 },
		});

		expect(asked.approvalStatus).toBe('ASSIGNED');
		expect(await list(api, 'ApprovalPolicyApprover')).toEqual([]);
		expect(await list(api, 'ApprovalPolicy')).toMatchObject([{ amountThreshold: 50, minNumApprovers: 1 }]);
		expect((await done(api, 'Crud/Delete/ApprovalPolicy.json', { id: policy.id })).isActive).toBe('2');
		expect(await list(api, 'ApprovalPolicy')).toEqual([]);
	});
});

it.each([
	['Crud/Create/Vendor.json', { name: 'A' }, 'BDC_1108'],
	['Crud/Create/Vendor.json', { obj: { entity: 'Bill', name: 'A' } }, 'BDC_1129'],
	['Crud/Create/Vendor.json', { obj: { entity: 'Vendor' } }, 'BDC_1117'],
	['Crud/Update/Vendor.json', { obj: { entity: 'Vendor', name: 'A' } }, 'BDC_1108'],
	['Crud/Update/Vendor.json', { obj: { entity: 'Vendor', id: '009' } }, 'BDC_1205'],
	['Crud/Delete/Vendor.json', { id: '009' }, 'BDC_1205'],
	['Crud/Create/SentPay.json', { obj: { entity: 'SentPay' } }, 'BDC_1121'],
	['Crud/Delete/Profile.json', { id: TENANT.roleId }, 'BDC_1121'],
	['Crud/Create/Cow.json', { obj: { entity: 'Cow' } }, 'BDC_1121'],
	['Crud/Create/vendor.json', { obj: { entity: 'vendor' } }, 'BDC_1121'],
	['Bulk/Crud/Create/Vendor.json', { obj: {} }, 'BDC_1108'],
	['Bulk/Crud/Create/Vendor.json', { bulk: Array.from({ length: 101 }, () => ({})) }, 'BDC_1129'],
])('refuses %s %j', async (path, data, code) => {
	const { api } = await startSignedIn();

	expect(await refused(api, path, data)).toBe(code);
});

it('answers a set one by one and keeps the good ones', async () => {
	const { api } = await startSignedIn();
	const bulk = [{ obj: { entity: 'Department', name: 'A' } }, { obj: { entity: 'Department' } }];

	const answer = await done(api, 'Bulk/Crud/Create/Department.json', { bulk });

	expect(answer).toMatchObject([
		{
			bulk: [
				{ response_status: 0, response_data: { name: 'A' } },
				{ response_status: 1, response_data: { error_code: 'BDC_1117' } },
			],
		},
	]);
	expect(await list(api, 'Department')).toHaveLength(1);
});

describe('a list', () => {
	it.each([
		['=', 'B', ['B']],
		['!=', 'B', ['A', 'C']],
		['<', 'B', ['A']],
		['>', 'B', ['C']],
		['<=', 'B', ['A', 'B']],
		['>=', 'B', ['B', 'C']],
		['in', 'A,C', ['A', 'C']],
		['nin', 'A,C', ['B']],
		['sw', 'B', ['B']],
	])('filters with %s', async (op, value, names) => {
		const { api } = await startSignedIn();
		for (const name of ['A', 'B', 'C']) await create(api, 'Location', { name });

		const rows = await list(api, 'Location', { filters: [{ field: 'name', op, value }] });

		expect(rows.map(({ name }) => name)).toEqual(names);
	});

	it('shows lines and audit fields on request only', async () => {
		const { api } = await startSignedIn();
		await createBill(api);

		const [plain] = await list(api, 'Bill');
		const [full] = await list(api, 'Bill', { nested: true, showAudit: true });

		expect(plain).not.toHaveProperty('billLineItems');
		expect(plain).not.toHaveProperty('createdBy');
		expect(full).toMatchObject({ billLineItems: [{ amount: 120.5 }], createdBy: TENANT.userId });
	});

	it('refuses a field no object has', async () => {
		const { api } = await startSignedIn();
		await create(api, 'Location', { name: 'A' });
		const filters = [{ field: 'colour', op: '=', value: 'red' }];

		expect(await refused(api, 'List/Location.json', { filters })).toBe('BDC_1130');
	});
});

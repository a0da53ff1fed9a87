import { ENTITY_NAMES } from '../../../sandbox/bill/v2/registry';
import { TENANT } from '../../../sandbox/bill/tenant';
import { endAll, startReceiver, startSignedIn } from './harness';
import { aSubscription, createBill, subscribe } from './records';
import { create, done, list, refused } from './v2Harness';

afterEach(endAll);

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

it('lists every entity, and finds none of an unknown id', async () => {
	const { api } = await startSignedIn();
	const unlisted: string[] = [];
	const found: string[] = [];

	for (const entity of ENTITY_NAMES) {
		if (!Array.isArray(await list(api, entity))) unlisted.push(entity);
		if ((await refused(api, `Crud/Read/${entity}.json`, { id: 'none' })) !== 'BDC_1205') found.push(entity);
	}

	expect([ENTITY_NAMES.length, unlisted, found]).toEqual([22, [], []]);
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
	it('filters with every operator', async () => {
		const { api } = await startSignedIn();
		for (const name of ['A', 'B', 'C']) await create(api, 'Location', { name });
		const found = async (op: string, value: string) => {
			const rows = await list(api, 'Location', { filters: [{ field: 'name', op, value }] });
			return rows.map(({ name }) => name).join('');
		};

		expect({
			'=': await found('=', 'B'),
			'!=': await found('!=', 'B'),
			'<': await found('<', 'B'),
			'>': await found('>', 'B'),
			'<=': await found('<=', 'B'),
			'>=': await found('>=', 'B'),
			in: await found('in', 'A,C'),
			nin: await found('nin', 'A,C'),
			sw: await found('sw', 'B'),
		}).toEqual({
			'=': 'B',
			'!=': 'AC',
			'<': 'A',
			'>': 'C',
			'<=': 'AB',
			'>=': 'BC',
			in: 'AC',
			nin: 'B',
			sw: 'B',
		});
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

import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;

beforeEach(async () => {
	credential = aCredential(bill.url);
});

function anUpsert(changes: IDataObject = {}): IDataObject {
	return {
		resource: 'vendor',
		operation: 'upsert',
		billVendorId: '',
		name: 'Northwind Print Works',
		addressLine1: '40 Harbor Street',
		addressCity: 'Toledo',
		addressState: 'OH',
		addressPostalCode: '43604',
		addressCountry: 'United States',
		additionalFields: {},
		...changes,
	};
}

const vendors = async () => (await bill.state()).vendors ?? [];

it('creates the vendor, and finds it by its name the next time', async () => {
	const first = await runOne(credential, anUpsert());

	const second = await runOne(credential, anUpsert());

	expect([first.outcome, second.outcome]).toEqual(['created', 'existing']);
	expect(second.id).toBe(first.id);
	expect(await vendors()).toMatchObject([{ name: 'Northwind Print Works', address: { country: 'US' } }]);
});

it.each(['Smith, Jones & Co: "The Movers"', '"Quoted" Ltd', "O'Brien  &  Sons", 'Ünïcode GmbH'])(
	'finds the vendor named %s again instead of creating a second one',
	async (name) => {
		await bill.seed({ vendors: [aVendor({ name: `${name} II` })] });
		const first = await runOne(credential, anUpsert({ name }));

		const second = await runOne(credential, anUpsert({ name }));

		expect([first.outcome, second.outcome]).toEqual(['created', 'existing']);
		expect(await vendors()).toHaveLength(2);
	},
);

it.each([
	['leave', 'existing', '40 Harbor Street'],
	['update', 'updated', '1 Somebody Else Road'],
])(
	'writes to a vendor found by name alone only when told to (%s)',
	async (whenFoundByName, outcome, line1) => {
		await runOne(credential, anUpsert());

		const found = await runOne(
			credential,
			anUpsert({ whenFoundByName, addressLine1: '1 Somebody Else Road' }),
		);

		expect(found.outcome).toBe(outcome);
		expect(await vendors()).toMatchObject([{ address: { line1 } }]);
	},
);

it('writes to a vendor whose id is known, whatever becomes of those found by name', async () => {
	const { id } = await runOne(credential, anUpsert());

	const found = await runOne(
		credential,
		anUpsert({ billVendorId: id, whenFoundByName: 'leave', addressLine1: '2 New Street' }),
	);

	expect(found.outcome).toBe('updated');
	expect(await vendors()).toMatchObject([{ address: { line1: '2 New Street' } }]);
});

it('creates one vendor when the same name comes ten times at once', async () => {
	const runs = await Promise.all(
		Array.from({ length: 10 }, async () => await runOne(credential, anUpsert())),
	);

	expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
	expect(runs.map(({ outcome }) => outcome).sort()).toEqual(['created', ...Array(9).fill('existing')]);
	expect(await vendors()).toHaveLength(1);
});

it('creates one vendor when the reply to the write is lost', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/vendors' });

	const record = await runOne(credential, anUpsert());

	expect(record.outcome).toBe('created');
	expect(await vendors()).toHaveLength(1);
});

it('updates only what differs, and sends a changed address whole', async () => {
	await runOne(credential, anUpsert({ additionalFields: { phone: '5550100' } }));
	await bill.clearJournal();

	const record = await runOne(
		credential,
		anUpsert({ whenFoundByName: 'update', addressLine1: '41 Harbor Street\nSuite 5', addressCity: '' }),
	);

	const [patch] = (await bill.calls()).filter(({ method }) => method === 'PATCH');
	expect(record.outcome).toBe('updated');
	expect(patch?.body).toEqual({
		address: {
			line1: '41 Harbor Street',
			line2: 'Suite 5',
			city: 'Toledo',
			stateOrProvince: 'OH',
			zipOrPostalCode: '43604',
			country: 'US',
		},
	});
});

it('leaves the country of a vendor alone when none is given, and gives a new one the default', async () => {
	const address = { line1: '1 King Street', city: 'Toronto', zipOrPostalCode: 'M5H 1A1', country: 'CA' };
	await bill.seed({ vendors: [aVendor({ name: 'Maple Print', address })] });
	const names = ['Maple Print', 'New Print'];

	await runBill({
		credential,
		items: names.map((name) => anUpsert({ name, addressCountry: '', countryForNewVendors: 'Germany' })),
	});

	expect((await vendors()).map((vendor) => vendor.address)).toMatchObject([
		{ country: 'CA' },
		{ country: 'DE' },
	]);
});

it.each([
	['without any address', { addressLine1: '', addressCity: '', addressState: '', addressPostalCode: '' }],
	['with another street', { addressLine1: '2 King Street' }],
	['with an e-mail address only', { additionalFields: { email: 'new@example.com' } }],
])(
	'never writes the default country or a currency to a vendor whose id is known (%s)',
	async (_, changes) => {
		const address = { line1: '1 King Street', city: 'Toronto', zipOrPostalCode: 'M5H 1A1', country: 'CA' };
		const seed = aVendor({ name: 'Maple Print', address, billCurrency: 'CAD' });
		const [maple] = (await bill.seed({ vendors: [seed] })).vendors ?? [];
		const item = {
			name: 'Maple Print',
			addressCity: '',
			addressState: '',
			addressPostalCode: '',
			addressCountry: '',
		};

		await runOne(credential, {
			...anUpsert(item),
			billVendorId: maple?.id,
			countryForNewVendors: 'US',
			...changes,
		});

		expect(await vendors()).toMatchObject([
			{ billCurrency: 'CAD', address: { country: 'CA', city: 'Toronto' } },
		]);
	},
);

it('refuses a new vendor without any country, and says which field to fill in', async () => {
	const run = runOne(credential, anUpsert({ addressCountry: '', countryForNewVendors: '' }));

	await expect(run).rejects.toMatchObject({ reason: 'countryMissing' });
	await expect(run).rejects.toThrow(/a new one needs a country. Fill in Country, or Country for New Vendors/);
	expect(await vendors()).toEqual([]);
});

it.each(['exact', 'ignore'])(
	'takes other spellings of a name for the vendor BILL has, and leaves it as it is (BILL compares capitals: %s)',
	async (nameFilterCase) => {
		await bill.switches({ nameFilterCase });
		const spellings = [
			['Acme Inc', 'ACME  INC.'],
			['BETA INC', 'Beta\u00A0Inc'],
			['Gamma  Inc', 'gamma inc'],
			['Café Noir', 'Cafe\u0301 Noir'],
			['Cafe\u0301 Rouge', 'CAFÉ ROUGE,'],
			["O'Brien & Sons", 'O\u2019Brien & Sons.'],
			['"West" Ltd', '\u201CWest\u201D LTD'],
		];
		const inBill = spellings.map(([name = '']) => name);
		await bill.seed({ vendors: ['Acme', 'Cafe Noir', ...inBill].map((name) => aVendor({ name })) });
		const before = await vendors();

		const items = spellings.map(([, name]) => anUpsert({ name, addressLine1: '1 Somebody Else Road' }));
		const found = await runBill({ credential, items });

		expect(found.map(({ json }) => [json.outcome, json.name])).toEqual(
			inBill.map((name) => ['existing', name]),
		);
		expect(await vendors()).toEqual(before);
	},
);

it('creates one vendor for items of one run that spell its name differently, each after and beside the other', async () => {
	const names = ['Acme Inc', 'ACME  INC.', 'acme\u00A0inc'];
	await runBill({ credential, items: names.map((name) => anUpsert({ name })) });

	const beside = ['Zeta Ltd', 'ZETA LTD.'].map(async (name) => await runOne(credential, anUpsert({ name })));
	await Promise.all(beside);

	expect((await vendors()).map(({ name }) => name)).toHaveLength(2);
	expect((await vendors())[0]?.name).toBe('Acme Inc');
});

it('refuses to choose between vendors whose names differ in spelling only, with their ids and names', async () => {
	const names = ['Acme Inc', 'ACME INC.', 'Acme'];
	const [one, other] = (await bill.seed({ vendors: names.map((name) => aVendor({ name })) })).vendors ?? [];

	const run = runOne(credential, anUpsert({ name: 'acme inc' }));

	await expect(run).rejects.toMatchObject({
		reason: 'vendorAmbiguous',
		message: expect.stringContaining(`${one?.id} "Acme Inc", ${other?.id} "ACME INC."`),
		facts: {
			vendors: [
				{ id: one?.id, name: 'Acme Inc' },
				{ id: other?.id, name: 'ACME INC.' },
			],
		},
	});
	expect(await vendors()).toHaveLength(3);
});

it('keeps the spelling BILL has when a vendor found by name is updated', async () => {
	await bill.seed({ vendors: [aVendor({ name: 'Acme Inc' })] });

	await runOne(
		credential,
		anUpsert({ name: 'ACME INC.', whenFoundByName: 'update', addressLine1: '2 New Street' }),
	);

	expect(await vendors()).toMatchObject([{ name: 'Acme Inc', address: { line1: '2 New Street' } }]);
});

it('reads the names once, and then only what has changed, however many vendors there are', async () => {
	const seeded = Array.from({ length: 250 }, (_, index) => aVendor({ name: `Vendor ${index}` }));
	await bill.seed({ vendors: seeded });
	const lists = async () => (await bill.calls()).filter(({ path }) => path === '/connect/v3/vendors');

	await runOne(credential, anUpsert({ name: 'VENDOR 7.' }));
	expect(await lists()).toHaveLength(3);
	await bill.clearJournal();
	await runOne(credential, anUpsert({ name: 'VENDOR 8.' }));

	expect((await lists()).map(({ query }) => query.filters)).toEqual([
		expect.stringMatching(/^updatedTime:gte:"/),
	]);
});

it('sees what somebody else has done to vendors since the names were read', async () => {
	const [one, two] =
		(await bill.seed({ vendors: ['One', 'Two'].map((name) => aVendor({ name })) })).vendors ?? [];
	await runOne(credential, anUpsert({ name: 'one' }));
	await bill.direct('PATCH', `/v3/vendors/${one?.id}`, { name: 'Renamed' });
	await bill.direct('POST', `/v3/vendors/${two?.id}/archive`);
	const added = await bill.direct('POST', '/v3/vendors', aVendor({ name: 'Three' }));

	const output = await runBill({
		credential,
		items: ['RENAMED', 'three.', 'one', 'two'].map((name) => anUpsert({ name })),
	});

	expect(output.map(({ json }) => [json.id, json.outcome]).slice(0, 2)).toEqual([
		[one?.id, 'existing'],
		[added.id, 'existing'],
	]);
	expect(output.map(({ json }) => json.outcome).slice(2)).toEqual(['created', 'created']);
});

it('follows a known id, also when the name has changed', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];

	const record = await runOne(credential, anUpsert({ billVendorId: vendor?.id, name: 'Northwind Printing' }));

	expect(record).toMatchObject({ id: vendor?.id, name: 'Northwind Printing', outcome: 'updated' });
	expect(await vendors()).toHaveLength(1);
});

it('refuses a known id that BILL does not have, and names the field', async () => {
	const run = runOne(credential, anUpsert({ billVendorId: '00901UNKNOWN000000000' }));

	await expect(run).rejects.toThrow(
		/Northwind Print Works: BILL Vendor ID 00901UNKNOWN000000000 does not exist/,
	);
	expect(await vendors()).toEqual([]);
});

it('refuses a known vendor that is archived', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor()] })).vendors ?? [];
	await bill.direct('POST', `/v3/vendors/${vendor?.id}/archive`);

	const run = runOne(credential, anUpsert({ billVendorId: vendor?.id }));

	await expect(run).rejects.toThrow(/is archived in BILL/);
});

it('refuses to choose between several vendors of one name and lists their ids', async () => {
	const seeded = (await bill.seed({ vendors: [aVendor(), aVendor()] })).vendors ?? [];

	const run = runOne(credential, anUpsert());

	const list = seeded.map(({ id }) => `${id} "Northwind Print Works"`).join(', ');
	await expect(run).rejects.toThrow(`2 vendors of this name: ${list}`);
});

it.each([
	['a country nobody knows', { addressCountry: 'Atlantis' }, /Country is "Atlantis"/],
	['a default country nobody knows', { countryForNewVendors: 'Atlantis' }, /Country for New Vendors is "Atl/],
	['no name', { name: '' }, /Vendor Name is missing/],
	['a name BILL cannot keep', { name: 'x'.repeat(101) }, /Vendor Name has 101 characters.*100/],
])('refuses %s before BILL is asked', async (_, changes, message) => {
	await expect(runOne(credential, anUpsert(changes))).rejects.toThrow(message);

	expect(await bill.calls()).toEqual([]);
});

it('updates the fields it is told to and leaves the rest of the address alone', async () => {
	const [vendor] = (await bill.seed({ vendors: [aVendor({ email: 'old@example.com' })] })).vendors ?? [];
	const updateFields = { email: 'new@example.com', addressCity: 'Dayton' };

	await runOne(credential, { resource: 'vendor', operation: 'update', vendorId: vendor?.id, updateFields });

	expect(await vendors()).toMatchObject([
		{
			name: 'Northwind Print Works',
			email: 'new@example.com',
			address: { line1: '40 Harbor Street', city: 'Dayton' },
		},
	]);
});

it('creates a vendor with everything the form offers', async () => {
	const additionalFields = {
		shortName: 'Northwind',
		accountType: 'BUSINESS',
		accountNumber: 'C-17',
		email: 'billing@example.com',
		phone: '5550100',
		billCurrency: 'usd',
		payeeName: 'Northwind',
		taxId: '999888777',
		taxIdType: 'EIN',
		track1099: true,
		combinePayments: false,
		addressLine2: 'Floor 2',
	};

	await runOne(credential, { ...anUpsert({ additionalFields }), operation: 'create' });

	expect(await vendors()).toMatchObject([
		{
			accountNumber: 'C-17',
			billCurrency: 'USD',
			address: { line2: 'Floor 2' },
			paymentInformation: { payeeName: 'Northwind' },
			additionalInfo: { taxId: '999888777', track1099: true, combinePayments: false },
		},
	]);
});

it('reads each vendor of a list that spans several pages, in the order asked for', async () => {
	const names = Array.from({ length: 130 }, (_, index) => `Vendor ${String(index).padStart(3, '0')}`);
	await bill.seed({ vendors: names.map((name) => aVendor({ name })) });
	const options = { sortBy: 'name', sortDirection: 'asc' };

	const output = await runBill({
		credential,
		items: [{ resource: 'vendor', operation: 'getAll', returnAll: true, options }],
	});

	expect(output.map(({ json }) => json.name)).toEqual(names);
	expect((await bill.calls('/v3/vendors')).map(({ query }) => query.sort)).toEqual(['name:asc', 'name:asc']);
});

it('stops at the limit and asks for no more than it needs', async () => {
	await bill.seed({ vendors: Array.from({ length: 5 }, (_, index) => aVendor({ name: `Vendor ${index}` })) });

	const output = await runBill({
		credential,
		items: [{ resource: 'vendor', operation: 'getAll', returnAll: false, limit: 2 }],
	});

	expect(output).toHaveLength(2);
	expect((await bill.calls('/v3/vendors')).map(({ query }) => query)).toEqual([
		{ max: '2', sort: 'createdTime:desc' },
	]);
});

it('filters vendors the way BILL can', async () => {
	await bill.seed({ vendors: [aVendor(), aVendor({ name: 'Smith, Jones: Movers' })] });
	const filters = { nameStartsWith: 'Smith, Jones:', archived: false, createdAfter: '2020-01-01' };

	const output = await runBill({
		credential,
		items: [{ resource: 'vendor', operation: 'getAll', returnAll: true, filters }],
	});

	const [list] = await bill.calls('/v3/vendors');
	expect(output.map(({ json }) => json.name)).toEqual(['Smith, Jones: Movers']);
	expect(list?.query.filters).toContain('createdTime:gte:"2020-01-01T05:00:00.000Z"');
});

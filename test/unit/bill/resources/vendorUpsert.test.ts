/** Create or Update: which vendor is meant, and what becomes of it. */
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';
import { anUpsert } from './vendorForm';

const bill = useBill();
let credential: StoredCredential;

beforeEach(async () => {
	credential = aCredential(bill.url);
});

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

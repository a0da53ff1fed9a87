/** Vendors found by their name, however it is spelt. */
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';
import { anUpsert } from './vendorForm';

const bill = useBill();
let credential: StoredCredential;

beforeEach(async () => {
	credential = aCredential(bill.url);
});

const vendors = async () => (await bill.state()).vendors ?? [];

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

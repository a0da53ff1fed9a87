/** Create or Update in bulk: what holds for one item holds for all of them, in few calls. */
import type { IDataObject } from 'n8n-workflow';
import { clock } from '../../../../nodes/BillCom/transport/clock';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { letTimePass } from '../passingTime';
import { aVendor, useBill } from '../simulator';
import { anUpsert } from './vendorForm';

const bill = useBill();
let credential: StoredCredential;

beforeEach(() => {
	credential = aCredential(bill.url);
	letTimePass();
});

afterEach(() => jest.restoreAllMocks());

const inBulk = (changes: IDataObject = {}) => anUpsert({ sendInBulk: true, ...changes });
const names = (count: number) => Array.from({ length: count }, (_, index) => `Vendor ${index + 1}`);
const vendors = async () => (await bill.state()).vendors ?? [];
const storedNames = async () => (await vendors()).map(({ name }) => String(name)).sort();
const callsMade = async () => (await bill.calls()).map(({ method, path }) => `${method} ${path.slice(8)}`);

async function seeded(...changes: IDataObject[]): Promise<string[]> {
	const { vendors: rows = [] } = await bill.seed({ vendors: changes.map((one) => aVendor(one)) });
	return rows.map(({ id }) => id);
}

async function run(items: IDataObject[], changes: IDataObject = {}): Promise<IDataObject[]> {
	const output = await runBill({ credential, items, continueOnFail: true, ...changes });
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	return output.map(({ json }) => json);
}

describe('what it costs', () => {
	it('creates 120 vendors of 200 items with 7 calls, and gives each item its own', async () => {
		const wanted = Array.from({ length: 200 }, (_, index) => `Vendor ${(index % 120) + 1}`);

		const outputs = await run(wanted.map((name) => inBulk({ name })));

		expect((await bill.stats()).calls).toBe(7 + 1);
		expect(outputs.map(({ name }) => name)).toEqual(wanted);
		expect(outputs.map(({ outcome }) => outcome)).toEqual([
			...Array(120).fill('created'),
			...Array(80).fill('existing'),
		]);
		expect(outputs.slice(120).map(({ id }) => id)).toEqual(outputs.slice(0, 80).map(({ id }) => id));
		expect(await storedNames()).toEqual(names(120).sort());
	});

	it('reads 200 known vendors that need no change with 2 calls', async () => {
		const ids = await seeded(...names(200).map((name) => ({ name })));

		const outputs = await run(ids.map((billVendorId, at) => inBulk({ billVendorId, name: names(200)[at] })));

		expect(await callsMade()).toEqual(['GET /v3/vendors', 'GET /v3/vendors']);
		expect(outputs.map(({ id, outcome }) => [id, outcome])).toEqual(ids.map((id) => [id, 'existing']));
	});

	it('writes only the vendors that differ, and sends of them only what does', async () => {
		const ids = await seeded(...names(30).map((name) => ({ name })));
		const changed = { addressLine1: '41 Harbor Street' };

		const outputs = await run(
			ids.map((billVendorId, at) =>
				inBulk({ billVendorId, name: `Vendor ${at + 1}`, ...(at % 10 === 3 && changed) }),
			),
		);

		const patches = (await bill.calls()).filter(({ method }) => method === 'PATCH');
		expect(patches.map(({ path }) => path.split('/').at(-1)).sort()).toEqual(
			[ids[3], ids[13], ids[23]].sort(),
		);
		expect(patches.map(({ body }) => Object.keys(body))).toEqual([['address'], ['address'], ['address']]);
		expect(outputs.flatMap(({ outcome }, at) => (outcome === 'updated' ? [at] : []))).toEqual([3, 13, 23]);
		expect(outputs[3]).toMatchObject({ id: ids[3], address: { line1: '41 Harbor Street', city: 'Toledo' } });
	});
});

describe('which vendor is meant', () => {
	it.each([
		['leave', 'existing', '40 Harbor Street'],
		['update', 'updated', '1 Other Road'],
	])('writes to vendors found by name only when told to (%s)', async (whenFoundByName, outcome, line1) => {
		await seeded({ name: 'Acme Inc' }, { name: 'Beta Ltd' });

		const outputs = await run(
			['ACME  INC.', 'beta\u00A0ltd'].map((name) =>
				inBulk({ name, whenFoundByName, addressLine1: '1 Other Road' }),
			),
		);

		expect(outputs.map(({ name, outcome: is }) => [name, is])).toEqual([
			['Acme Inc', outcome],
			['Beta Ltd', outcome],
		]);
		expect((await vendors()).map(({ address }) => address)).toMatchObject([{ line1 }, { line1 }]);
	});

	it('gives each item its own refusal, says who cures it, and does not hold up the others', async () => {
		const [one, other, archived, euro] = await seeded(
			{ name: 'Twin' },
			{ name: 'TWIN.' },
			{ name: 'Closed' },
			{ name: 'Berlin GmbH', billCurrency: 'EUR' },
		);
		await bill.direct('POST', `/v3/vendors/${archived}/archive`);

		const outputs = await run([
			inBulk({ name: 'twin' }),
			inBulk({ name: 'Gone', billVendorId: '00901UNKNOWN000000000' }),
			inBulk({ name: 'Closed', billVendorId: archived }),
			inBulk({ name: 'Berlin GmbH', additionalFields: { billCurrency: 'USD' } }),
			inBulk({ name: 'Berlin GmbH', billVendorId: euro, additionalFields: { billCurrency: 'CHF' } }),
			inBulk({ name: 'Nowhere', addressCountry: '', countryForNewVendors: '' }),
			inBulk({ name: 'Atlantis Ltd', addressCountry: 'Atlantis' }),
			inBulk({ name: 'Wrong', additionalFields: { email: 'no address' } }),
			inBulk({ name: 'Fine' }),
		]);

		expect(outputs.map(({ outcome, details }) => outcome ?? Object(details).reason)).toEqual([
			'vendorAmbiguous',
			'vendorUnknown',
			'vendorArchived',
			'currencyDiffers',
			'currencyDiffers',
			'countryMissing',
			'badInput',
			'refusedByBill',
			'created',
		]);
		expect(outputs.slice(0, 8).map(({ curedBy }) => curedBy)).toEqual(Array(8).fill('person'));
		expect(outputs[0]?.error).toContain(`${one} "Twin", ${other} "TWIN."`);
		expect(await storedNames()).toEqual(['Berlin GmbH', 'Closed', 'Fine', 'TWIN.', 'Twin']);
	});

	it('sends nothing when the workflow stops at the first item that is wrong', async () => {
		const items = [inBulk({ name: 'Fine' }), inBulk({ name: 'Gone', billVendorId: '00901UNKNOWN000000000' })];

		await expect(runBill({ credential, items })).rejects.toThrow(/BILL Vendor ID 00901UNKNOWN000000000/);

		expect(await vendors()).toEqual([]);
	});

	it('gives new vendors the default country, and never one that BILL has', async () => {
		const address = { line1: '1 King Street', city: 'Toronto', zipOrPostalCode: 'M5H 1A1', country: 'CA' };
		const [maple] = await seeded({ name: 'Maple Print', address });
		const rest = { addressCountry: '', countryForNewVendors: 'Germany', whenFoundByName: 'update' };

		await run([
			inBulk({ name: 'Maple Print', ...rest, addressPostalCode: 'M5H 1A1' }),
			inBulk({ name: 'Maple Print', billVendorId: maple, ...rest, addressPostalCode: 'M5H 1A1' }),
			inBulk({ name: 'New Print', ...rest }),
		]);

		expect((await vendors()).map(({ address: is }) => is)).toMatchObject([
			{ country: 'CA' },
			{ country: 'DE' },
		]);
	});

	it('sees what somebody else has done to vendors since the names were read', async () => {
		const [one] = await seeded({ name: 'One' }, { name: 'Two' });
		await run([inBulk({ name: 'one' })]);
		await bill.direct('PATCH', `/v3/vendors/${one}`, { name: 'Renamed' });

		const outputs = await run(['RENAMED', 'one', 'two'].map((name) => inBulk({ name })));

		expect(outputs.map(({ outcome }) => outcome)).toEqual(['existing', 'created', 'existing']);
		expect(outputs[0]?.id).toBe(one);
	});
});

describe('items of one vendor', () => {
	it.each(['leave', 'update'])('are one, however they spell it (%s)', async (whenFoundByName) => {
		const outputs = await run(
			['Acme Inc', 'ACME  INC.', 'acme\u00A0inc'].map((name) => inBulk({ name, whenFoundByName })),
		);

		expect(new Set(outputs.map(({ id }) => id)).size).toBe(1);
		expect(outputs.map(({ outcome }) => outcome)).toEqual(['created', 'existing', 'existing']);
		expect(await storedNames()).toEqual(['Acme Inc']);
	});

	it('leave the vendor as the first has made it, when found vendors are to be left', async () => {
		const outputs = await run(
			['1 First Road', '2 Second Road'].map((addressLine1) => inBulk({ addressLine1 })),
		);

		expect(outputs.map(({ outcome }) => outcome)).toEqual(['created', 'existing']);
		expect(await vendors()).toMatchObject([{ address: { line1: '1 First Road' } }]);
	});

	it.each(['by its id', 'by its name'])(
		'are refused from the first contradiction on, with the item and the field (%s)',
		async (found) => {
			const [id] = await seeded({});
			const which = found === 'by its id' ? { billVendorId: id } : { whenFoundByName: 'update' };

			const outputs = await run([
				inBulk({ ...which, addressLine1: '1 First Road' }),
				inBulk({ ...which, addressLine1: '2 Second Road' }),
				inBulk({ ...which, addressLine1: '1 First Road', name: 'NORTHWIND PRINT WORKS.' }),
			]);

			expect(outputs[1]).toMatchObject({
				error: expect.stringContaining('item 0 gives the same vendor another address.line1'),
				details: { reason: 'itemsContradict', otherItem: 0, fields: ['address.line1'] },
				curedBy: 'person',
			});
			expect([outputs[0]?.outcome, outputs[2]?.id]).toEqual(['updated', id]);
			expect(await vendors()).toMatchObject([{ address: { line1: '1 First Road' } }]);
		},
	);

	it('add to one another what they do not contradict', async () => {
		const fields = [{ phone: '5550100' }, { email: 'ap@example.com' }, { phone: '5550100' }];

		const outputs = await run(
			fields.map((additionalFields) => inBulk({ whenFoundByName: 'update', additionalFields })),
		);

		expect(outputs.map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'existing']);
		expect(await vendors()).toMatchObject([{ phone: '5550100', email: 'ap@example.com' }]);
	});

	it('are one also where only a later one knows the id, and gives the vendor that name', async () => {
		const [id] = await seeded({ name: 'Old Name' });

		const outputs = await run([inBulk({ name: 'new name' }), inBulk({ name: 'New Name', billVendorId: id })]);

		expect(outputs.map((one) => [one.id, one.outcome])).toEqual([
			[id, 'existing'],
			[id, 'updated'],
		]);
		expect(await storedNames()).toEqual(['New Name']);
	});

	it('are not taken for a vendor of a known id, where another one in BILL has the name, too', async () => {
		const [id] = await seeded({ name: 'Acme' }, { name: 'ACME' });

		const outputs = await run([inBulk({ name: 'Acme', billVendorId: id }), inBulk({ name: 'Acme' })]);

		expect([outputs[0]?.outcome, outputs[1]?.details]).toEqual([
			'existing',
			expect.objectContaining({ reason: 'vendorAmbiguous' }),
		]);
	});

	it('get a turn of their own where BILL refused the first', async () => {
		const outputs = await run([
			inBulk({ additionalFields: { email: 'no address' } }),
			inBulk({ additionalFields: { email: 'ap@example.com' } }),
		]);

		expect([outputs[0]?.details, outputs[1]?.outcome]).toEqual([
			expect.objectContaining({ reason: 'refusedByBill' }),
			'created',
		]);
		expect(await vendors()).toMatchObject([{ email: 'ap@example.com' }]);
	});
});

describe('no second vendor', () => {
	const POST = 'POST /v3/vendors/bulk';

	it.each([
		['the answers are lost', { kind: 'lost-reply', on: POST, times: 3 }],
		['BILL writes and answers with an error', { kind: 'server-error-after-write', on: POST, times: 3 }],
		['BILL answers with nothing', { kind: 'empty-body', on: POST, times: 3 }],
		['a gateway fails before BILL', { kind: 'object-error', on: POST, times: 3 }],
		['a gateway fails again and again', { kind: 'object-error', on: POST, times: 6 }],
	])('when %s', async (_, fault) => {
		await bill.fault(fault);

		const outputs = await run(names(60).map((name) => inBulk({ name })));

		expect(outputs.map(({ error, outcome }) => error ?? outcome)).toEqual(Array(60).fill('created'));
		expect(outputs.map(({ name }) => name)).toEqual(names(60));
		expect(await storedNames()).toEqual(names(60).sort());
	});

	it('looks before it sends again, and sends nothing that is there', async () => {
		await bill.fault({ kind: 'lost-reply', on: POST });

		await run(names(20).map((name) => inBulk({ name })));

		expect((await callsMade()).filter((call) => call.startsWith('POST'))).toEqual([POST]);
	});

	it('leaves all to a repetition where BILL shows some of a call only', async () => {
		const items = names(3).map((name) => inBulk({ name }));
		await bill.fault({ kind: 'object-error', on: POST });
		jest.spyOn(clock, 'sleep').mockImplementationOnce(async () => {
			await bill.direct('POST', '/v3/vendors', aVendor({ name: 'Vendor 2' }));
		});

		const outputs = await run(items);
		const again = await run(items);

		expect(outputs.map(({ curedBy }) => curedBy)).toEqual(Array(3).fill('repetition'));
		expect(again.map(({ outcome }) => outcome)).toEqual(['created', 'existing', 'created']);
		expect(await storedNames()).toEqual(['Vendor 1', 'Vendor 2', 'Vendor 3']);
	});

	it('when batches and single items of the same names run at once', async () => {
		const single = async (name: string) => await runOne(credential, anUpsert({ name }));

		const runs = await Promise.all([
			run(names(30).map((name) => inBulk({ name }))),
			Promise.all(['VENDOR 3.', 'vendor 17', 'Vendor  25'].map(single)),
			run(
				names(30)
					.reverse()
					.map((name) => inBulk({ name: name.toUpperCase() })),
			),
			single('vendor 30.'),
		]);

		const found = runs.flat();
		expect(found).toHaveLength(64);
		expect(found.filter(({ outcome }) => outcome === 'created')).toHaveLength(30);
		expect(await vendors()).toHaveLength(30);
	});

	it('when vendors are updated by id and by name at once, and none of the writes is lost', async () => {
		const ids = await seeded(...names(10).map((name) => ({ name })));

		await Promise.all([
			run(
				ids.map((billVendorId, at) =>
					inBulk({ billVendorId, name: `Vendor ${at + 1}`, addressLine1: '9 New Road' }),
				),
			),
			run(
				names(10).map((name) =>
					inBulk({
						name,
						whenFoundByName: 'update',
						addressLine1: '',
						additionalFields: { addressLine2: 'Suite 5' },
					}),
				),
			),
			...names(10).map(
				async (name, at) =>
					await runOne(
						credential,
						anUpsert({
							billVendorId: ids[at],
							name,
							addressLine1: '',
							additionalFields: { phone: '5550100' },
						}),
					),
			),
		]);

		const address = expect.objectContaining({ line1: '9 New Road', line2: 'Suite 5' });
		expect(await vendors()).toMatchObject(Array(10).fill({ phone: '5550100', address }));
	});

	it('when the run is repeated', async () => {
		const items = names(45).map((name) => inBulk({ name }));
		const first = await run(items, { executionId: 'one' });
		const second = await run(items, { executionId: 'one' });

		expect(second.map(({ id, outcome }) => [id, outcome])).toEqual(first.map(({ id }) => [id, 'existing']));
		expect(await vendors()).toHaveLength(45);
	});
});

it.each(['each', 'failing', 'message'])(
	'gives the one vendor BILL refuses its own error, and creates those beside it (%s)',
	async (bulkErrorShape) => {
		await bill.switches({ bulkErrorShape });
		const bad = { additionalFields: { email: 'no address' } };

		const outputs = await run(names(25).map((name, at) => inBulk({ name, ...(at === 7 && bad) })));

		expect(outputs.flatMap(({ error }, at) => (error ? [at] : []))).toEqual([7]);
		expect(outputs[7]).toMatchObject({ error: expect.stringContaining('email'), curedBy: 'person' });
		expect(await vendors()).toHaveLength(24);
	},
);

it('says when BILL takes calls again, once the hour is used up', async () => {
	await bill.fault({ kind: 'hourly-limit', on: 'POST /v3/vendors/bulk' });

	const outputs = await run(names(3).map((name) => inBulk({ name })));

	expect(outputs).toMatchObject(Array(3).fill({ curedBy: 'time', retryAt: expect.any(String) }));
	expect(await vendors()).toEqual([]);
});

it('does not let an agent move a vendor, and leaves the others of the batch alone', async () => {
	const [one, other] = await seeded({ name: 'One' }, { name: 'Other' });
	const byAgent = { nodeType: 'billComTool' };
	const items = [
		inBulk({ name: 'One', billVendorId: one, addressLine1: '1 Other Road', agentMayWrite: true }),
		inBulk({ name: 'Other', billVendorId: other, agentMayWrite: true }),
	];

	const outputs = await run(items, byAgent);

	expect(outputs.map(({ outcome, details }) => outcome ?? Object(details).reason)).toEqual([
		expect.stringMatching(/^agent/),
		'existing',
	]);
	expect(await vendors()).toMatchObject([{ address: { line1: '40 Harbor Street' } }, {}]);
});

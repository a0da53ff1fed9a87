import type { IDataObject } from 'n8n-workflow';
import { aCredential, runBill, type StoredCredential } from '../context';
import { useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;

beforeEach(async () => {
	credential = aCredential(bill.url);
});

function aNewVendor(name: string, additionalFields: IDataObject = {}): IDataObject {
	return {
		resource: 'vendor',
		operation: 'create',
		sendInBulk: true,
		name,
		addressLine1: '40 Harbor Street',
		addressCity: 'Toledo',
		addressPostalCode: '43604',
		addressCountry: 'US',
		additionalFields,
	};
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `Vendor ${index + 1}`);
const stored = async () => ((await bill.state()).vendors ?? []).map(({ name }) => name);
const writes = async () => (await bill.calls('/v3/vendors')).filter(({ method }) => method === 'POST');

it('creates 45 vendors with three calls and returns them in the order of the items', async () => {
	const output = await runBill({ credential, items: names(45).map((name) => aNewVendor(name)) });

	expect(output.map(({ json }) => json.name)).toEqual(names(45));
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(names(45).map((_, item) => ({ item })));
	expect((await bill.calls()).map(({ path }) => path)).toEqual(Array(3).fill('/connect/v3/vendors/bulk'));
});

it.each(['each', 'failing', 'message'])(
	'gives the one vendor BILL refuses its own error, and creates the 19 beside it (%s)',
	async (bulkErrorShape) => {
		await bill.switches({ bulkErrorShape });
		const items = names(45).map((name, index) =>
			aNewVendor(name, index === 27 ? { email: 'no address' } : {}),
		);

		const output = await runBill({ credential, items, continueOnFail: true });

		expect(output[27]?.json).toMatchObject({
			error: expect.stringContaining('email'),
			details: { reason: 'refusedByBill' },
		});
		const created = names(45).filter((_, index) => index !== 27);
		expect(output.flatMap(({ json }) => (json.error ? [] : [json.name]))).toEqual(created);
		expect((await stored()).sort()).toEqual(created.sort());
	},
);

it('creates no second set when the answer to a call is lost', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/vendors/bulk' });

	const output = await runBill({ credential, items: names(20).map((name) => aNewVendor(name)) });

	expect(output.map(({ json }) => json.name)).toEqual(names(20));
	expect((await stored()).sort()).toEqual(names(20).sort());
	expect(await writes()).toHaveLength(1);
});

it('does not take vendors that were there before for those it sent', async () => {
	const [first] = names(1);
	await runBill({ credential, items: [aNewVendor(String(first), { email: 'old@example.com' })] });
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/vendors/bulk' });

	const items = [aNewVendor(String(first), { email: 'new@example.com' }), aNewVendor('Vendor 2')];
	const output = await runBill({ credential, items });

	expect(output.map(({ json }) => json.email)).toEqual(['new@example.com', undefined]);
	expect(await stored()).toHaveLength(3);
});

it('creates a vendor for each item, also where two have one name', async () => {
	const output = await runBill({ credential, items: [aNewVendor('Twin'), aNewVendor('Twin')] });

	expect(new Set(output.map(({ json }) => json.id)).size).toBe(2);
	expect(await stored()).toEqual(['Twin', 'Twin']);
});

it('gives each of two items that spell one name differently its own vendor, also when the answer is lost', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/vendors/bulk' });
	const names = ['ACME  INC.', 'Acme Inc', 'acme inc'];

	const output = await runBill({ credential, items: names.map((name) => aNewVendor(name)) });

	expect(output.map(({ json }) => json.name)).toEqual(names);
	expect(new Set(output.map(({ json }) => json.id)).size).toBe(3);
	expect(await stored()).toHaveLength(3);
});

it('creates the vendors that need no trust where the session has none', async () => {
	const untrusted = aCredential(bill.url, { rememberMeId: '', device: '' });
	const autoPay = { settings: { enabled: true, daysBeforeDueDate: 2 } };
	const items = [aNewVendor('Automatic', { autoPay }), aNewVendor('By hand')];

	const output = await runBill({ credential: untrusted, items, continueOnFail: true });

	expect(output[0]?.json.error).toContain('BDC_1361');
	expect(output[1]?.json.name).toBe('By hand');
});

it('finds a single vendor again when the answer is lost', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/vendors' });
	const [vendor] = await runBill({ credential, items: [{ ...aNewVendor('Once'), sendInBulk: false }] });

	expect(vendor?.json.name).toBe('Once');
	expect(await stored()).toEqual(['Once']);
});

/** Create or Update in bulk: what holds for one item holds for all of them, in few calls. */
import { inBulk, useVendors } from './batch';

const { bill, vendors, storedNames, seeded, run, runToTheFirstError } = useVendors();

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

		await expect(runToTheFirstError(items)).rejects.toThrow(/BILL Vendor ID 00901UNKNOWN000000000/);

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

/** Create or Update in bulk: what holds for one item holds for all of them, in few calls. */
import { inBulk, useVendors } from './batch';

const { vendors, storedNames, seeded, run } = useVendors();

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

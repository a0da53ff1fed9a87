/** Create or Update in bulk: what holds for one item holds for all of them, in few calls. */
import { inBulk, names, useVendors } from './batch';

const { bill, storedNames, callsMade, seeded, run } = useVendors();

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

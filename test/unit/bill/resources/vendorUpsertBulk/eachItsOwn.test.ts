/** Create or Update in bulk: what holds for one item holds for all of them, in few calls. */
import { inBulk, names, useVendors } from './batch';

const { bill, vendors, seeded, run } = useVendors();

describe('what BILL does not take', () => {
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
});

/** Create or Update in bulk: what holds for one item holds for all of them, in few calls. */
import { clock } from '../../../../../nodes/BillCom/transport/clock';
import { forgetProcessMemory } from '../../../../processMemory';
import { aVendor } from '../../simulator';
import { inBulk, names, useVendors } from './batch';

const { bill, vendors, storedNames, callsMade, seeded, run, runSingle } = useVendors();

describe('no second vendor', () => {
	const POST = 'POST /v3/vendors/bulk';

	it.each([
		['the answers are lost', { kind: 'lost-reply', on: POST, times: 3 }],
		['BILL writes and answers with an error', { kind: 'server-error-after-write', on: POST, times: 3 }],
		['BILL answers with nothing', { kind: 'empty-body', on: POST, times: 3 }],
		['BILL fails before it writes', { kind: 'refusal', code: 'BDC_1001', status: 500, on: POST, times: 3 }],
		['BILL fails again and again', { kind: 'refusal', code: 'BDC_1001', status: 500, on: POST, times: 6 }],
	])('when %s', async (_, fault) => {
		await bill.fault(fault);

		const outputs = await run(names(60).map((name) => inBulk({ name })));

		expect(outputs.map(({ error, outcome }) => error ?? outcome)).toEqual(Array(60).fill('created'));
		expect(outputs.map(({ name }) => name)).toEqual(names(60));
		expect(await storedNames()).toEqual(names(60).sort());
	});

	it.each([
		['a gateway gives up', 504],
		['the connection breaks', undefined],
	])('when %s and BILL makes the vendors only after the looks', async (_, status) => {
		const items = names(3).map((name) => inBulk({ name }));
		await bill.fault({ kind: 'late-write', on: POST, status });

		const early = await run(items);
		const retried = await run(items);
		await bill.advance(60_000);
		forgetProcessMemory(); // five minutes later
		const late = await run(items);

		expect(early.map(({ curedBy }) => curedBy)).toEqual(Array(3).fill('time'));
		expect(retried.map(({ curedBy }) => curedBy)).toEqual(Array(3).fill('time'));
		expect(late.map(({ outcome }) => outcome)).toEqual(Array(3).fill('existing'));
		expect(await storedNames()).toEqual(names(3));
	});

	it('looks before it sends again, and sends nothing that is there', async () => {
		await bill.fault({ kind: 'lost-reply', on: POST });

		await run(names(20).map((name) => inBulk({ name })));

		expect((await callsMade()).filter((call) => call.startsWith('POST'))).toEqual([POST]);
	});

	it('leaves all to a repetition where BILL shows some of a call only', async () => {
		const items = names(3).map((name) => inBulk({ name }));
		await bill.fault({ kind: 'refusal', code: 'BDC_1001', status: 500, on: POST });
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
		const single = async (name: string) => await runSingle({ name });

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
					await runSingle({
						billVendorId: ids[at],
						name,
						addressLine1: '',
						additionalFields: { phone: '5550100' },
					}),
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

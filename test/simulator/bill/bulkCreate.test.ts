import { codes, endAll, messages, startReceiver, startSignedIn } from './harness';
import type { Caller } from './harness';
import { aBill, aSubscription, aVendor, createVendor, subscribe } from './records';

afterEach(endAll);

const numbered = (vendorId: string, invoiceNumber: string, changes: object = {}) =>
	aBill(vendorId, { invoice: { invoiceNumber, invoiceDate: '2026-12-16' }, ...changes });

/** Four bills of which the second has a number that is taken and the fourth an amount of three decimals. */
async function fourBills(api: Caller) {
	const { id } = await createVendor(api);
	await api.post('/v3/bills', numbered(id, 'TAKEN'));
	return [
		numbered(id, 'A'),
		numbered(id, 'TAKEN'),
		numbered(id, 'C'),
		numbered(id, 'D', { billLineItems: [{ amount: 1.005 }] }),
	];
}

describe('creating bills in one call', () => {
	it('answers the bills of several vendors in the order sent', async () => {
		const { api } = await startSignedIn();
		const [first, second] = [await createVendor(api), await createVendor(api)];
		const drafts = [numbered(second.id, '1'), numbered(first.id, '1'), numbered(first.id, '2')];

		const { status, data } = await api.post('/v3/bills/bulk', drafts);

		expect(status).toBe(201);
		expect(data).toMatchObject([
			{ vendorId: second.id, invoice: { invoiceNumber: '1' } },
			{ vendorId: first.id, invoice: { invoiceNumber: '1' } },
			{ vendorId: first.id, invoice: { invoiceNumber: '2' } },
		]);
	});

	it('creates none when one is bad, tells which, and tells no subscriber', async () => {
		const { api } = await startSignedIn();
		const drafts = await fourBills(api);
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'bill.created'));

		const refused = await api.post('/v3/bills/bulk', drafts);
		const kept = (await api.get('/v3/bills')).data.results;
		await api.post('/v3/bills/bulk', [drafts[0], drafts[2]]);

		expect([refused.status, codes(refused)]).toEqual([422, ['BDC_1246', 'BDC_1171', 'BDC_1246', 'BDC_1119']]);
		expect(kept.map(({ invoice }) => invoice.invoiceNumber)).toEqual(['TAKEN']);
		const told = await receiver.until(2);
		expect(told.map(({ event }) => event.bill)).toMatchObject([
			{ invoice: { invoiceNumber: 'A' } },
			{ invoice: { invoiceNumber: 'C' } },
		]);
	});

	it('refuses a number that stands twice in the set', async () => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);

		const answer = await api.post('/v3/bills/bulk', [numbered(id, 'A'), numbered(id, 'A')]);

		expect(codes(answer)).toEqual(['BDC_1246', 'BDC_1171']);
	});

	it('names the first bad bill only, where the switch says so', async () => {
		const { api } = await startSignedIn({ switches: { bulkReportsAll: false } });

		const answer = await api.post('/v3/bills/bulk', await fourBills(api));

		expect(codes(answer)).toEqual(['BDC_1246', 'BDC_1171', 'BDC_1246', 'BDC_1246']);
	});

	it('takes 100 and no more', async () => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);
		const drafts = Array.from({ length: 101 }, (_, index) => numbered(id, String(index)));

		const tooMany = await api.post('/v3/bills/bulk', drafts);
		const most = await api.post('/v3/bills/bulk', drafts.slice(1));

		expect([codes(tooMany), most.status]).toEqual([['BDC_1129'], 201]);
		expect(most.data).toHaveLength(100);
	});
});

describe('how a refused set names the bad bills', () => {
	it('by their place in message and params', async () => {
		const { api } = await startSignedIn({ switches: { bulkErrorShape: 'failing' } });

		const answer = await api.post('/v3/bills/bulk', await fourBills(api));

		expect(answer.data).toMatchObject([
			{
				code: 'BDC_1171',
				message: '[1]: Invoice number TAKEN is already used.',
				params: [{ name: 'index', value: '1' }],
			},
			{ code: 'BDC_1119', params: [{ name: 'index', value: '3' }] },
		]);
	});

	it('by nothing but the message', async () => {
		const { api } = await startSignedIn({ switches: { bulkErrorShape: 'message' } });

		const answer = await api.post('/v3/bills/bulk', await fourBills(api));

		expect(messages(answer)).toEqual([
			'Invoice number TAKEN is already used.',
			'billLineItems[0].amount: at most two decimals',
		]);
		expect(JSON.stringify(answer.data)).not.toContain('params');
	});

	it.each([
		['each', ['Rolled back: another item failed.', 'dueDate: must not be null; colour: unknown field']],
		['failing', ['[1]: dueDate: must not be null', '[1]: colour: unknown field']],
		['message', ['dueDate: must not be null', 'colour: unknown field']],
	])('when fields are wrong: %s', async (bulkErrorShape, expected) => {
		const { api } = await startSignedIn({ switches: { bulkErrorShape } });
		const { id } = await createVendor(api);
		const bad = { ...numbered(id, 'B', { colour: 'red' }), dueDate: undefined };

		const answer = await api.post('/v3/bills/bulk', [numbered(id, 'A'), bad]);

		expect([answer.status, messages(answer)]).toEqual([400, expected]);
	});
});

describe('creating vendors in one call', () => {
	it('answers them in the order sent, bank numbers masked', async () => {
		const { api } = await startSignedIn();
		const paymentInformation = { bankAccount: { accountNumber: '000987654' } };

		const { status, data } = await api.post('/v3/vendors/bulk', [
			aVendor({ name: 'B', paymentInformation }),
			aVendor({ name: 'A' }),
		]);

		expect(status).toBe(201);
		expect(data).toMatchObject([{ name: 'B' }, { name: 'A' }]);
		expect(JSON.stringify(data)).not.toContain('000987654');
	});

	it('creates none when one is bad', async () => {
		const { api } = await startSignedIn({ switches: { vendorNameUnique: true } });

		const answer = await api.post('/v3/vendors/bulk', [
			aVendor({ name: 'A' }),
			aVendor({ name: 'A' }),
			aVendor({ name: 'C' }),
		]);

		expect(codes(answer)).toEqual(['BDC_1246', 'BDC_9009', 'BDC_1246']);
		expect((await api.get('/v3/vendors')).data.results).toEqual([]);
	});

	it('takes 20 and no more', async () => {
		const { api } = await startSignedIn();
		const drafts = Array.from({ length: 21 }, (_, index) => aVendor({ name: `Vendor ${index}` }));

		const answers = [
			await api.post('/v3/vendors/bulk', drafts),
			await api.post('/v3/vendors/bulk', drafts.slice(1)),
			await api.post('/v3/vendors/bulk', []),
		];

		expect(answers.map(({ status }) => status)).toEqual([400, 201, 400]);
	});
});

import { codes, endAll, startSignedIn } from './harness';
import { aBill, aPayment, createBill, createVendor, seededIds } from './records';

afterEach(endAll);

describe('changing a bill', () => {
	it('by PUT drops lines whose id is left out', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api, {
			billLineItems: [{ amount: 1 }, { amount: 2 }],
			description: 'first',
		});
		const [kept] = bill.billLineItems;

		const draft = aBill(String(bill.vendorId), {
			billLineItems: [{ id: kept.id, amount: 5 }, { amount: 7 }],
		});
		const { data } = await api.put(`/v3/bills/${bill.id}`, draft);

		expect(data).toMatchObject({ amount: 12, dueAmount: 12 });
		expect(data.description).toBeUndefined();
		expect(data.billLineItems.map(({ id }) => id === kept.id)).toEqual([true, false]);
	});

	it('by PATCH keeps the other lines and their ids', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api, {
			billLineItems: [{ amount: 1 }, { amount: 2 }],
			description: 'first',
		});
		const [first, second] = bill.billLineItems;

		const { data } = await api.patch(`/v3/bills/${bill.id}`, {
			billLineItems: [{ id: second.id, amount: 9 }],
		});

		expect(data.billLineItems.map(({ id, amount }) => [id, amount])).toEqual([
			[first.id, 1],
			[second.id, 9],
		]);
		expect([data.amount, data.description]).toEqual([10, 'first']);
	});

	it('by PATCH clears ledger coding that is not sent again', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const classifications = await seededIds(simulator);
		const bill = await createBill(api, { billLineItems: [{ amount: 1, classifications }] });
		const [line] = bill.billLineItems;

		const { data } = await api.patch(`/v3/bills/${bill.id}`, {
			billLineItems: [{ id: line.id, description: 'new' }],
		});

		expect(data.billLineItems).toEqual([{ id: line.id, amount: 1, description: 'new' }]);
	});

	it('refuses a line the bill does not have', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);

		const answer = await api.patch(`/v3/bills/${bill.id}`, {
			billLineItems: [{ id: 'bli-other', amount: 1 }],
		});

		expect(codes(answer)).toEqual(['BDC_1205']);
	});

	it('refuses a total below what is scheduled, and another vendor', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);
		await api.post('/v3/payments', aPayment(bill));
		const other = await createVendor(api);
		const [line] = bill.billLineItems;

		const lower = await api.patch(`/v3/bills/${bill.id}`, { billLineItems: [{ id: line.id, amount: 100 }] });
		const moved = await api.patch(`/v3/bills/${bill.id}`, { vendorId: other.id });

		expect([codes(lower), codes(moved)]).toEqual([['BDC_9002'], ['BDC_9002']]);
	});
});

it('archives a bill only while nothing was paid on it', async () => {
	const { api } = await startSignedIn();
	const bill = await createBill(api);
	await api.post('/v3/payments', aPayment(bill));

	const refused = await api.post(`/v3/bills/${bill.id}/archive`);

	expect([refused.status, codes(refused)]).toEqual([422, ['BDC_9002']]);
});

describe('billApprovals', () => {
	it('once sent must be sent again by PUT, not by PATCH', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api, { billApprovals: true });
		const draft = aBill(String(bill.vendorId), { purchaseOrderNumber: 'PO-88' });

		const without = await api.put(`/v3/bills/${bill.id}`, draft);
		const again = await api.put(`/v3/bills/${bill.id}`, { ...draft, billApprovals: true });
		const patched = await api.patch(`/v3/bills/${bill.id}`, { description: 'Brochures' });

		expect([without.status, codes(without), again.status, patched.status]).toEqual([
			422,
			['BDC_9102'],
			200,
			200,
		]);
		expect(patched.data).toMatchObject({ purchaseOrderNumber: 'PO-88', description: 'Brochures' });
	});
});

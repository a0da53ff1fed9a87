import { codes, endAll, messages, startSignedIn } from './harness';
import { aBill, createBill, createVendor, seededIds } from './records';

afterEach(endAll);

describe('creating a bill', () => {
	it('adds its lines up to the cent', async () => {
		const { api } = await startSignedIn();

		const bill = await createBill(api, {
			billLineItems: [{ amount: 0.1 }, { amount: 0.2 }, { quantity: 3, price: 1.15 }],
		});

		expect(bill).toMatchObject({
			amount: 3.75,
			dueAmount: 3.75,
			paymentStatus: 'UNPAID',
			approvalStatus: 'UNASSIGNED',
			vendorName: 'Northwind Print Works',
		});
		expect(bill.id).toMatch(/^00n.{17}$/);
		expect(bill.billLineItems.map(({ id, amount }) => [id.slice(0, 3), amount])).toEqual([
			['bli', 0.1],
			['bli', 0.2],
			['bli', 3.45],
		]);
	});

	it('leaves amounts out that are nothing, but never the due amount', async () => {
		const { api } = await startSignedIn();

		const bill = await createBill(api);

		expect([bill.paidAmount, bill.scheduledAmount, bill.dueAmount]).toEqual([undefined, undefined, 120.5]);
	});

	it('keeps ledger coding of its lines', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const classifications = await seededIds(simulator);

		const bill = await createBill(api, { billLineItems: [{ amount: 1, classifications }] });

		expect(bill.billLineItems).toEqual([expect.objectContaining({ classifications })]);
	});

	it.each([
		[
			'an invoice number of 22 characters',
			{ invoice: { invoiceNumber: '1'.repeat(22), invoiceDate: '2026-12-16' } },
			400,
			'BDC_1143',
		],
		['no invoice date', { invoice: { invoiceNumber: '1' } }, 400, 'BDC_1000'],
		['no due date', { dueDate: undefined }, 400, 'BDC_1000'],
		['a date of another form', { dueDate: '12/16/2026' }, 400, 'BDC_1000'],
		['no lines', { billLineItems: [] }, 400, 'BDC_1000'],
		['an amount as text', { billLineItems: [{ amount: '12.00' }] }, 400, 'BDC_1000'],
		['a line without amount', { billLineItems: [{ description: 'x', quantity: 2 }] }, 400, 'BDC_1000'],
		['a fraction of a cent', { billLineItems: [{ amount: 0.005 }] }, 400, 'BDC_1119'],
		['a negative total', { billLineItems: [{ amount: 5 }, { amount: -7 }] }, 400, 'BDC_1119'],
		[
			'an unknown account',
			{ billLineItems: [{ amount: 5, classifications: { chartOfAccountId: '0ca1' } }] },
			400,
			'BDC_1205',
		],
		['an unknown vendor', { vendorId: '009nobody' }, 400, 'BDC_1205'],
		['an unknown vendor credit', { vendorCredits: [{ id: 'vcr1', amount: 1 }] }, 400, 'BDC_1205'],
		['an unknown paying account', { payFromChartOfAccountId: '0ca1' }, 400, 'BDC_1205'],
	])('refuses %s', async (_, changes, status, code) => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api);

		const answer = await api.post('/v3/bills', aBill(vendor.id, changes));

		expect([answer.status, codes(answer)[0]]).toEqual([status, code]);
	});

	it('refuses an archived vendor', async () => {
		const { api } = await startSignedIn();
		const vendor = await createVendor(api);
		await api.post(`/v3/vendors/${vendor.id}/archive`);

		const answer = await api.post('/v3/bills', aBill(vendor.id));

		expect([answer.status, codes(answer)]).toEqual([422, ['BDC_9004']]);
	});

	it('takes credits among its lines as long as the total is not negative', async () => {
		const { api } = await startSignedIn();

		const bill = await createBill(api, { billLineItems: [{ amount: 10 }, { amount: -10 }] });

		expect(bill.amount).toBe(0);
	});

	it.each([
		[{ strictClassifications: true }, { billLineItems: [{ amount: 1, classifications: { itemId: 'itm' } }] }],
		[{ billPaymentTerm: false }, { paymentTermId: '00p1' }],
		[{ duplicateFlag: 'reject' }, { allowDuplicateInvoiceNumber: true }],
	])('refuses undocumented fields with %j', async (switches, changes) => {
		const { api } = await startSignedIn({ switches });
		const vendor = await createVendor(api);

		const answer = await api.post('/v3/bills', aBill(vendor.id, changes));

		expect(messages(answer)[0]).toMatch(/unknown field$/);
	});
});

describe('an invoice number', () => {
	it('is taken once per vendor', async () => {
		const { api } = await startSignedIn();
		const [vendor, other] = [await createVendor(api), await createVendor(api)];
		await api.post('/v3/bills', aBill(vendor.id));

		const again = await api.post('/v3/bills', aBill(vendor.id));
		const elsewhere = await api.post('/v3/bills', aBill(other.id));

		expect([again.status, codes(again), elsewhere.status]).toEqual([422, ['BDC_1171'], 201]);
	});

	it.each([
		[{ duplicateScope: 'organization' }, {}, 422],
		[{ duplicateInvoice: 'allow' }, {}, 201],
		[{}, { allowDuplicateInvoiceNumber: true }, 201],
		[{ duplicateFlag: 'ignore' }, { allowDuplicateInvoiceNumber: true }, 422],
	])('with %j and %j answers %d', async (switches, changes, status) => {
		const { api } = await startSignedIn({ switches });
		const [vendor, other] = [await createVendor(api), await createVendor(api)];
		await api.post('/v3/bills', aBill(vendor.id));
		const isElsewhere = 'duplicateScope' in switches;

		const answer = await api.post('/v3/bills', aBill(isElsewhere ? other.id : vendor.id, changes));

		expect(answer.status).toBe(status);
	});

	it('of an archived bill is free, and then keeps that bill from being restored', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);
		await api.post(`/v3/bills/${bill.id}/archive`);

		const second = await api.post('/v3/bills', aBill(String(bill.vendorId)));
		const restored = await api.post(`/v3/bills/${bill.id}/restore`);

		expect([second.status, restored.status, codes(restored)]).toEqual([201, 422, ['BDC_1171']]);
	});

	it('may be sent again with a change of its own bill', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);

		const { status } = await api.patch(`/v3/bills/${bill.id}`, {
			invoice: bill.invoice,
			description: 'same',
		});

		expect(status).toBe(200);
	});
});

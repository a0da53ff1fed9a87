import { codes, endAll, setTime, signIn, startBill, startSignedIn } from './harness';
import type { Caller } from './harness';
import { aBill, aPayment, createVendor } from './records';

afterEach(endAll);

const ACCOUNT = {
	nameOnAccount: 'Northwind Print Works',
	accountNumber: '000987654',
	routingNumber: '322271627',
	type: 'CHECKING',
};
const accountPath = (vendorId: string) => `/v3/vendors/${vendorId}/bank-account`;

describe("a vendor's bank account", () => {
	it('is added once, read masked and removed', async () => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);
		const path = accountPath(id);

		const added = await api.post(path, ACCOUNT);
		const second = await api.post(path, ACCOUNT);
		const read = await api.get(path);
		const paidBy = (await api.get(`/v3/vendors/${id}`)).data.paymentInformation;
		const removed = await api.delete(path);
		const gone = await api.get(path);

		expect([added.status, second.status, codes(second), removed.status]).toEqual([
			201,
			422,
			['BDC_9101'],
			200,
		]);
		expect(read.data).toEqual({ ...ACCOUNT, accountNumber: '****7654', status: 'VERIFIED' });
		expect(paidBy).toMatchObject({ payByType: 'ACH', bankAccount: { accountNumber: '****7654' } });
		expect([gone.status, codes(gone)]).toEqual([404, ['BDC_1205']]);
		expect((await api.get(`/v3/vendors/${id}`)).data.paymentInformation).toEqual({
			payByType: 'CHECK',
			payBySubType: 'NONE',
		});
	});

	it('is removed with 204 where the switch says so', async () => {
		const { api } = await startSignedIn({ switches: { deleteStatus: 204 } });
		const { id } = await createVendor(api);
		await api.post(accountPath(id), ACCOUNT);

		expect((await api.delete(accountPath(id))).status).toBe(204);
	});

	it('needs a number', async () => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);

		expect(codes(await api.post(accountPath(id), { nameOnAccount: 'N' }))).toEqual(['BDC_1000']);
	});
});

describe('a new bank account where BILL verifies it first', () => {
	/** A Thursday; the second business day after it is a Monday. */
	const THURSDAY = '2027-02-04T12:00:00Z';

	async function startOnThursday(vendorBankWait: boolean) {
		const bill = await startBill({ switches: { trustDays: 10_000, vendorBankWait } });
		await setTime(bill, THURSDAY);
		const api = await signIn(bill);
		const vendor = await createVendor(api, { paymentInformation: { bankAccount: ACCOUNT } });
		return { bill, api, vendorId: vendor.id };
	}

	async function pay(api: Caller, vendorId: string, invoiceNumber: string, processDate?: string) {
		const invoice = { invoiceNumber, invoiceDate: '2027-02-01' };
		const { data } = await api.post('/v3/bills', aBill(vendorId, { invoice }));
		return await api.post('/v3/payments', aPayment(data, { processDate }));
	}

	it('is PENDING and takes no payment within two business days', async () => {
		const { bill, api, vendorId } = await startOnThursday(true);

		const pending = (await api.get(accountPath(vendorId))).data.status;
		const early = await pay(api, vendorId, 'A', '2027-02-05');
		const untold = await pay(api, vendorId, 'B');
		const late = await pay(api, vendorId, 'C', '2027-02-08');
		await setTime(bill, '2027-02-08T12:00:00Z');
		const later = await signIn(bill);

		expect([pending, early.status, codes(early), codes(untold), late.status]).toEqual([
			'PENDING',
			400,
			['BDC_1402'],
			['BDC_1402'],
			201,
		]);
		expect((await later.get(accountPath(vendorId))).data.status).toBe('VERIFIED');
		expect((await pay(later, vendorId, 'D', '2027-02-09')).status).toBe(201);
	});

	it('is VERIFIED at once where the sandbox does not wait', async () => {
		const { api, vendorId } = await startOnThursday(false);

		expect((await api.get(accountPath(vendorId))).data.status).toBe('VERIFIED');
		expect((await pay(api, vendorId, 'A', '2027-02-05')).status).toBe(201);
	});
});

describe('what an international payment asks for', () => {
	const path = '/v3/vendors/configuration/international-payments';

	it('is told before the vendor exists and for the vendor alike', async () => {
		const { api } = await startSignedIn();
		const query = { country: 'BR', billCurrency: 'BRL', accountType: 'BUSINESS' };
		const { id } = await createVendor(api, {
			address: { country: 'BR' },
			billCurrency: 'BRL',
			accountType: 'BUSINESS',
		});

		const before = await api.list(path, query);
		const after = await api.get(`/v3/vendors/${id}/configuration`);

		expect(before.data).toMatchObject({
			internationalPayments: { paymentPurpose: { required: true, type: 'CODE' } },
		});
		expect(after.data).toEqual(before.data);
	});

	it.each(['country', 'billCurrency', 'accountType'])('needs %s', async (missing) => {
		const { api } = await startSignedIn();
		const query = { country: 'BR', billCurrency: 'BRL', accountType: 'BUSINESS', [missing]: '' };

		const answer = await api.list(path, query);

		expect([answer.status, codes(answer)]).toEqual([400, ['BDC_1000']]);
	});

	it('takes a text or a code as purpose, not both', async () => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);
		const paymentPurpose = { text: 'Goods', code: { name: 'Goods', value: 'GOODS' } };

		const answer = await api.patch(`/v3/vendors/${id}`, { paymentInformation: { paymentPurpose } });

		expect(codes(answer)).toEqual(['BDC_1119']);
	});
});

describe('the audit trail of a vendor', () => {
	const trailPath = (vendorId: string) => `/v3/reports/audit-trail/vendor/${vendorId}`;

	it('has every change with who, what and when, and no bank number', async () => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api, { email: 'old@example.com' });
		await api.patch(`/v3/vendors/${id}`, { email: 'new@example.com' });
		await api.post(accountPath(id), { accountNumber: '000987654' });
		await api.post(`/v3/vendors/${id}/archive`);

		const { data } = await api.list(trailPath(id), { includeArchived: 'true', max: '50' });

		const edit = (name: string, previous: string, current: string) =>
			expect.objectContaining({ type: 'Edit', field: { name, value: { previous, current } } });
		expect(data).toEqual([
			expect.objectContaining({
				source: 'API',
				type: 'Create',
				user: { id: expect.stringMatching(/^006/), name: 'Ada Clerk' },
				field: {},
			}),
			edit('email', 'old@example.com', 'new@example.com'),
			edit('Pay by', 'Check', 'ePayment'),
			edit('paymentInformation.bankAccount.accountNumber', '', '****7654'),
			edit('archived', 'false', 'true'),
		]);
	});

	it('is read from any entry on', async () => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);
		for (const phone of ['1', '2', '3']) await api.patch(`/v3/vendors/${id}`, { phone });

		const { data } = await api.list(trailPath(id), { start: '2', max: '1' });

		expect(data).toMatchObject([{ field: { name: 'phone', value: { previous: '1', current: '2' } } }]);
		expect(data).toHaveLength(1);
	});

	it.each([
		['start', '-1'],
		['includeArchived', 'yes'],
		['max', '0'],
	])('refuses %s %s', async (name, value) => {
		const { api } = await startSignedIn();
		const { id } = await createVendor(api);

		expect(codes(await api.list(trailPath(id), { [name]: value }))).toEqual(['BDC_1129']);
	});
});

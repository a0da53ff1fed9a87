import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, signIn, startBill, startReceiver, startSignedIn } from './harness';
import type { Body } from './harness';
import { aPayment, aSubscription, createBill, createVendor, subscribe } from './records';

const BANKS = '/v3/funding-accounts/banks';
const CARDS = '/v3/funding-accounts/cards';
const DAY_MS = 86_400_000;

const ACCOUNT = {
	nameOnAccount: 'Sandbox Manufacturing Inc.',
	bankName: 'Second account',
	type: 'CHECKING',
	ownerType: 'BUSINESS',
	routingNumber: '074000010',
	accountNumber: '555666777',
};

afterEach(endAll);

async function addAccount(api: Caller): Promise<Body> {
	return (await api.post(BANKS, ACCOUNT)).data;
}

describe('a bank account', () => {
	it('can be paid from once its test deposit is confirmed', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);

		const created = await api.post(BANKS, ACCOUNT);
		const payment = aPayment(bill, { fundingAccount: { type: 'BANK_ACCOUNT', id: created.data.id } });
		const early = await api.post('/v3/payments', payment);
		const verified = await api.post(`${BANKS}/${created.data.id}/verify`, { depositAmount: 0.5 });
		const paid = await api.post('/v3/payments', payment);

		expect(created.data).toMatchObject({
			status: 'PENDING',
			accountNumber: '****6777',
			default: { payables: false, receivables: false },
		});
		expect([codes(early), verified.data.status, paid.status]).toEqual([['BDC_1151'], 'VERIFIED', 201]);
	});

	it('is blocked by the third wrong deposit', async () => {
		const { api } = await startSignedIn();
		const { id } = await addAccount(api);
		const tryAmount = async (depositAmount: number) =>
			codes(await api.post(`${BANKS}/${id}/verify`, { depositAmount }));

		const tries = [await tryAmount(0.05), await tryAmount(5), await tryAmount(0.51), await tryAmount(0.5)];

		expect(tries).toEqual([['BDC_9046'], ['BDC_9046'], ['BDC_9046'], ['BDC_9045']]);
		expect((await api.get(`${BANKS}/${id}`)).data.status).toBe('BLOCKED');
	});

	it('expires when nobody confirms within 14 days', async () => {
		const { bill, api } = await startSignedIn();
		const { id } = await addAccount(api);
		await new Caller(bill.url).post('/sandbox/clock', { advanceMs: 14 * DAY_MS + 1 });
		const later = await signIn(bill);

		const answer = await later.post(`${BANKS}/${id}/verify`, { depositAmount: 0.5 });

		expect([codes(answer), (await later.get(`${BANKS}/${id}`)).data.status]).toEqual([
			['BDC_9045'],
			'EXPIRED',
		]);
	});

	it('is added by trusted users only', async () => {
		const bill = await startBill();
		const untrusted = await signIn(bill, { rememberMeId: '', device: '' });
		const token = await signIn(bill, { username: TENANT.syncTokenName, password: TENANT.syncTokenValue });

		const answers = [await untrusted.post(BANKS, ACCOUNT), await token.post(BANKS, ACCOUNT)];

		expect(answers.map(({ status }) => status)).toEqual([403, 403]);
		expect(answers.map(codes)).toEqual([['BDC_1361'], ['BDC_1145']]);
	});

	it('is added without trust where a switch says so', async () => {
		const bill = await startBill({ switches: { mfaRequired: false } });
		const api = await signIn(bill, { rememberMeId: '', device: '' });

		expect((await api.post(BANKS, ACCOUNT)).status).toBe(201);
	});

	it('becomes the only default for payables, and tells subscribers', async () => {
		const { api } = await startSignedIn();
		const receiver = await startReceiver();
		const { id } = await addAccount(api);
		await api.post(`${BANKS}/${id}/verify`, { depositAmount: 0.5 });
		await subscribe(api, aSubscription(receiver.url, 'bank-account.updated'));

		const { data } = await api.patch(`${BANKS}/${id}`, { bankName: 'First', default: { payables: true } });
		const [{ event }] = await receiver.until(1);

		expect(data).toMatchObject({ bankName: 'First', default: { payables: true, receivables: false } });
		expect((await api.get(`${BANKS}/${TENANT.bankAccountId}`)).data.default).toEqual({
			payables: false,
			receivables: false,
		});
		expect(event.bankAccount).toEqual(data);
	});

	it.each([
		['pending', { bankName: 'A' }, 422, 'BDC_9045'],
		['any', { accountNumber: '1' }, 400, 'BDC_1000'],
		['any', { type: 'SAVINGS' }, 400, 'BDC_1000'],
	])('that is %s is not changed by %j', async (_, change, status, code) => {
		const { api } = await startSignedIn();
		const { id } = await addAccount(api);

		const answer = await api.patch(`${BANKS}/${id}`, change);

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});

	it('is archived only by a verified user of a verified account', async () => {
		const { bill, api } = await startSignedIn();
		const { id } = await addAccount(api);
		const approver = await signIn(bill, { username: TENANT.approverUsername });

		const pending = await api.post(`${BANKS}/${id}/archive`);
		const noUser = await approver.post(`${BANKS}/${TENANT.bankAccountId}/archive`);
		const archived = await api.post(`${BANKS}/${TENANT.bankAccountId}/archive`);

		expect([codes(pending), codes(noUser)]).toEqual([['BDC_9045'], ['BDC_9045']]);
		expect(archived.data).toMatchObject({ archived: true, default: { payables: false } });
	});
});

describe('a user of a bank account', () => {
	it('is nominated, and loses the right when archived', async () => {
		const { api } = await startSignedIn();
		const nomination = { userId: TENANT.approverUserId, bankAccountId: TENANT.bankAccountId };

		const nominated = await api.post(`${BANKS}/users/nominate`, nomination);
		const again = await api.post(`${BANKS}/users/nominate`, nomination);
		const archived = await api.post(`${BANKS}/users/${nominated.data.id}/archive`);
		const own = await api.list(`${BANKS}/users`, { currentUser: 'true' });

		expect(nominated.data).toMatchObject({ ...nomination, verificationStatus: 'NOMINATED' });
		expect(again.data).toEqual(nominated.data);
		expect(archived.data.verificationStatus).toBe('UNVERIFIED');
		expect(own.data.results.map(({ id }) => id)).toEqual([TENANT.bankAccountUserId]);
	});

	it('needs a verified account and ids that exist', async () => {
		const { api } = await startSignedIn();
		const { id } = await addAccount(api);
		const nominate = async (userId: string, bankAccountId: string) =>
			codes(await api.post(`${BANKS}/users/nominate`, { userId, bankAccountId }));

		const answers = [
			await nominate(TENANT.approverUserId, id),
			await nominate('006', TENANT.bankAccountId),
			await nominate(TENANT.approverUserId, 'bac'),
			codes(await api.post(`${BANKS}/users/bau/archive`)),
		];

		expect(answers).toEqual([['BDC_9045'], ['BDC_1205'], ['BDC_1205'], ['BDC_1205']]);
	});
});

describe('cards', () => {
	it('are listed by the state of their user', async () => {
		const { api } = await startSignedIn();

		const verified = await api.list(CARDS, { cardUserStatus: 'VERIFIED' });
		const nominated = await api.list(CARDS, { cardUserStatus: 'NOMINATED' });
		const one = await api.get(`${CARDS}/${TENANT.cardAccountId}`);
		const users = await api.list(`${CARDS}/users`, { currentUser: 'true' });

		expect(verified.data.results).toEqual([one.data]);
		expect(nominated.data.results).toEqual([]);
		expect(users.data.results).toMatchObject([
			{ cardAccountId: TENANT.cardAccountId, userId: TENANT.userId },
		]);
	});

	it.each([
		[CARDS, 400, 'BDC_1000'],
		[`${CARDS}?cardUserStatus=ANY`, 400, 'BDC_1129'],
		[`${CARDS}/crd`, 404, 'BDC_1205'],
		[`${CARDS}/users?currentUser=me`, 400, 'BDC_1129'],
		[`${CARDS}/funding-purposes?brand=VISA`, 400, 'BDC_1000'],
		[`${CARDS}/funding-purposes?vendorId=009`, 400, 'BDC_1000'],
		[`${CARDS}/funding-purposes?vendorId=009&brand=VISA`, 400, 'BDC_1205'],
	])('refuse %s', async (path, status, code) => {
		const { api } = await startSignedIn();

		const answer = await api.get(path);

		expect([answer.status, codes(answer)]).toEqual([status, [code]]);
	});

	it('need a purpose only for vendors whose industry is unknown', async () => {
		const { api } = await startSignedIn();
		const business = await createVendor(api, { accountType: 'BUSINESS' });
		const person = await createVendor(api, { accountType: 'PERSON' });
		const purposes = async (vendorId: string) =>
			await api.list(`${CARDS}/funding-purposes`, { vendorId, brand: 'VISA' });

		const none = await purposes(business.id);
		const some = await purposes(person.id);

		expect([none.status, none.data]).toEqual([200, '']);
		expect(some.data.results).toContain('RENT');
	});

	it('of BILL are listed beside the rights of the user', async () => {
		const { api } = await startSignedIn();

		const cards = await api.get('/v3/funding-accounts/ap-cards');
		const rights = await api.get('/v3/funding-accounts/permissions');

		expect(cards.data.results).toMatchObject([{ id: TENANT.apCardId }]);
		expect(rights.data.user).toMatchObject({ payWithBankAccount: true });
	});
});

import { Caller, codes, endAll, setTime, signIn, startBill, startReceiver, startSignedIn } from './harness';
import type { BillSimulator } from '../../../sandbox/bill/http/server';
import { aBill, aPayment, aSubscription, createVendor, subscribe } from './records';

afterEach(endAll);

interface Member {
	id: string;
	addresses: Array<{ id?: string }>;
}

const ADDRESS = { line1: '40 Harbor Street', city: 'Toledo', zipOrPostalCode: '43604', country: 'US' };
const invitationPath = (vendorId: string) => `/v3/network/invitation/vendor/${vendorId}`;

async function seedMembers(bill: BillSimulator, ...networkMembers: object[]): Promise<Member[]> {
	const { data } = await new Caller(bill.url).post('/sandbox/seed', { networkMembers });
	return data.networkMembers as Member[];
}

/** A member, a vendor that may be invited, and the body that invites it. */
async function startWithMember(member: object = {}) {
	const { bill, api } = await startSignedIn();
	const [{ id, addresses }] = await seedMembers(bill, { name: 'Happy Music Supplies', ...member });
	const vendor = await createVendor(api, { address: ADDRESS });
	return { bill, api, addresses, vendorId: vendor.id, draft: { networkId: id, networkType: 'BILL' } };
}

describe('searching the network', () => {
	const MEMBERS = [
		{ name: 'Happy Music Supplies', zipOrPostalCode: '95002' },
		{ name: 'Happyland Toys' },
		{ name: 'Ohio Power & Light', networkType: 'RPPS' },
	];

	it.each([
		[{ name: 'happy' }, ['Happy Music Supplies']],
		[{ name: 'music supplies' }, ['Happy Music Supplies']],
		[{ name: 'usic' }, []],
		[{ name: 'owe' }, ['Ohio Power & Light']],
		[{ name: 'owe', scope: 'BILL' }, []],
		[{ name: 'happy', scope: 'RPPS' }, []],
		[{ name: 'happy', networks: 'BILL,RPPS' }, ['Happy Music Supplies']],
		[{ name: 'happy', zipOrPostalCode: '43604' }, []],
		[{ name: 'happy', zipOrPostalCode: '95002', accountNumber: '77' }, ['Happy Music Supplies']],
	])('by %j finds %j', async (query: Record<string, string>, names) => {
		const { bill, api } = await startSignedIn();
		await seedMembers(bill, ...MEMBERS);

		const { data } = await api.list('/v3/network', query);

		expect(data.results.map(({ name }) => name)).toEqual(names);
	});

	it.each([
		[{}, 'BDC_1000'],
		[{ name: 'ha' }, 'BDC_1129'],
		[{ name: 'happy', scope: 'WORLD' }, 'BDC_1129'],
	])('refuses %j', async (query: Record<string, string>, code) => {
		const { api } = await startSignedIn();

		expect(codes(await api.list('/v3/network', query))).toEqual([code]);
	});
});

describe('inviting a vendor', () => {
	it('connects at once where the member does so by itself, and tells subscribers', async () => {
		const { api, vendorId, draft } = await startWithMember();
		const receiver = await startReceiver();
		await subscribe(api, aSubscription(receiver.url, 'vendor.updated'));

		const { status, data } = await api.post(invitationPath(vendorId), draft);
		const vendor = (await api.get(`/v3/vendors/${vendorId}`)).data;

		expect([status, data.status]).toEqual([200, 'CONNECTED']);
		expect(vendor).toMatchObject({ networkStatus: 'CONNECTED', paymentNetworkId: draft.networkId });
		expect((await receiver.until(1))[0].event.vendor).toMatchObject({
			id: vendorId,
			networkStatus: 'CONNECTED',
			paymentNetworkId: draft.networkId,
		});
	});

	it('waits for the answer of another', async () => {
		const { api, vendorId, draft } = await startWithMember({ hasAutoConnect: false });

		const invited = await api.post(invitationPath(vendorId), draft);
		const again = await api.post(invitationPath(vendorId), draft);
		const waiting = (await api.get(`/v3/vendors/${vendorId}`)).data.networkStatus;
		await api.post('/sandbox/network/accept', { recordId: vendorId });

		expect([invited.data.status, again.status, codes(again), waiting]).toEqual([
			'PENDING',
			422,
			['BDC_9103'],
			'PENDING',
		]);
		expect((await api.get(invitationPath(vendorId))).data.status).toBe('CONNECTED');
	});

	it('is over after 60 days without an answer', async () => {
		const bill = await startBill({ switches: { trustDays: 10_000 } });
		await setTime(bill, '2027-01-01T00:00:00Z');
		const first = await signIn(bill);
		const [{ id }] = await seedMembers(bill, { name: 'Happy Music Supplies', hasAutoConnect: false });
		const vendorId = (await createVendor(first, { address: ADDRESS })).id;
		const draft = { networkId: id, networkType: 'BILL' };
		await first.post(invitationPath(vendorId), draft);
		const statusAt = async (moment: string) => {
			await setTime(bill, moment);
			const { data } = await (await signIn(bill)).get(`/v3/vendors/${vendorId}`);
			return data.networkStatus;
		};

		const statuses = [await statusAt('2027-03-01T00:00:00Z'), await statusAt('2027-03-02T00:00:01Z')];
		const again = await (await signIn(bill)).post(invitationPath(vendorId), draft);

		expect([statuses, again.data.status]).toEqual([['PENDING', 'NOT_CONNECTED'], 'PENDING']);
	});

	it('reaches a national vendor with the account number there', async () => {
		const { api, addresses, vendorId, draft } = await startWithMember({ networkType: 'RPPS' });
		const rpps = { ...draft, networkType: 'RPPS' };
		const rppsInformation = { addressId: addresses[0].id, accountNumber: '4711' };

		const without = await api.post(invitationPath(vendorId), rpps);
		const connected = await api.post(invitationPath(vendorId), { ...rpps, rppsInformation });

		expect([codes(without), connected.data.status]).toEqual([['BDC_1000'], 'CONNECTED_RPPS']);
		expect((await api.get(`/v3/vendors/${vendorId}`)).data).toMatchObject({
			networkStatus: 'CONNECTED_RPPS',
			rppsId: draft.networkId,
			paymentInformation: { payByType: 'RPPS' },
		});
	});

	it('refuses unknown members, wrong networks and thin addresses', async () => {
		const { api, vendorId, draft } = await startWithMember();
		const thin = (await createVendor(api, { address: { line1: '1 Road' } })).id;

		const answers = [
			await api.post(invitationPath(vendorId), { ...draft, networkId: '0' }),
			await api.post(invitationPath(vendorId), { ...draft, networkType: 'RPPS' }),
			await api.post(invitationPath(thin), draft),
			await api.post(invitationPath('009'), draft),
		];

		expect(answers.map((answer) => [answer.status, ...codes(answer)])).toEqual([
			[400, 'BDC_1205'],
			[400, 'BDC_1205'],
			[400, 'BDC_1119'],
			[404, 'BDC_1205'],
		]);
	});
});

describe('ending a connection', () => {
	it('makes the vendor private again, once', async () => {
		const { api, vendorId, draft } = await startWithMember();
		await api.post(invitationPath(vendorId), draft);

		const statuses = [await api.delete(invitationPath(vendorId)), await api.delete(invitationPath(vendorId))];

		expect(statuses.map(({ status }) => status)).toEqual([200, 404]);
		const vendor = (await api.get(`/v3/vendors/${vendorId}`)).data;
		expect(vendor.networkStatus).toBe('NOT_CONNECTED');
		expect(vendor).not.toHaveProperty('paymentNetworkId');
	});

	it('is refused while a payment is scheduled', async () => {
		const { api, vendorId, draft } = await startWithMember();
		await api.post(invitationPath(vendorId), draft);
		const bill = (await api.post('/v3/bills', aBill(vendorId))).data;
		const payment = (await api.post('/v3/payments', aPayment(bill))).data;

		const early = await api.delete(invitationPath(vendorId));
		await api.post(`/v3/payments/${payment.id}/cancel`);
		await api.post('/sandbox/tick');
		const late = await api.delete(invitationPath(vendorId));

		expect([early.status, codes(early), late.status]).toEqual([422, ['BDC_9104'], 200]);
	});
});

describe('accepting an invitation', () => {
	it('adds the inviting organization under a new name', async () => {
		const { api, draft } = await startWithMember({ invitesAs: 'VENDOR' });
		const { networkId } = draft;

		const { status, data } = await api.post('/v3/network/invitation/accept', {
			networkId,
			type: 'VENDOR',
			name: 'Happy',
		});

		expect([status, data.status]).toEqual([200, 'CONNECTED']);
		expect((await api.get(`/v3/vendors/${data.id}`)).data).toMatchObject({
			name: 'Happy',
			networkStatus: 'CONNECTED',
			paymentNetworkId: networkId,
		});
	});

	it('connects a customer that is there already', async () => {
		const { api, draft } = await startWithMember({ invitesAs: 'CUSTOMER' });
		const customer = (await api.post('/v3/customers', { name: 'Buyer', email: 'buyer@example.com' })).data;

		const accepted = await api.post('/v3/network/invitation/accept', {
			networkId: draft.networkId,
			type: 'CUSTOMER',
			id: customer.id,
		});

		expect(accepted.data).toMatchObject({ id: customer.id, status: 'CONNECTED' });
		expect((await api.get(`/v3/network/invitation/customer/${customer.id}`)).data).toEqual(accepted.data);
	});

	it('needs an invitation, and a record to connect', async () => {
		const { api, vendorId, draft } = await startWithMember({ invitesAs: 'VENDOR' });
		const { networkId } = draft;
		const accept = async (body: object) =>
			await api.post('/v3/network/invitation/accept', { networkId, ...body });

		const answers = [
			await accept({ type: 'CUSTOMER', name: 'Happy' }),
			await accept({ type: 'VENDOR' }),
			await accept({ type: 'VENDOR', id: vendorId }),
			await accept({ type: 'VENDOR', id: vendorId }),
		];

		expect(answers.map((answer) => codes(answer)[0])).toEqual([
			'BDC_1205',
			'BDC_1000',
			undefined,
			'BDC_1205',
		]);
	});
});

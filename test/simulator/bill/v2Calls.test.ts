import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, endAll, signIn, startBill, startSignedIn } from './harness';
import { createBill } from './records';
import { done, refused } from './v2Harness';
import type { Row } from './v2Harness';

const APPROVER = TENANT.approverUserId;

afterEach(endAll);

describe('approvers of a bill', () => {
	it('are set in order, listed, cleared and set again', async () => {
		const { api } = await startSignedIn();
		const { id: objectId } = await createBill(api);
		const approvers = [APPROVER, TENANT.userId];

		await done(api, 'SetApprovers.json', { entity: 'Bill', objectId, approvers });
		const listed = await done(api, 'ListApprovers.json', { objectId });
		const twice = await refused(api, 'SetApprovers.json', { objectId, approvers });
		await done(api, 'ClearApprovers.json', { objectId });

		expect(listed).toMatchObject([{ usersId: APPROVER }, { usersId: TENANT.userId }]);
		expect(twice).toEqual(expect.stringMatching(/^BDC_/));
		expect(await done(api, 'ListApprovers.json', { objectId })).toEqual([]);
		expect(await done(api, 'SetApprovers.json', { objectId, approvers: [APPROVER] })).toHaveLength(1);
	});

	it.each([
		['Approve', 'APPROVED', '3'],
		['Deny', 'DENIED', '4'],
	])('decide with %s in their turn', async (call, status, number) => {
		const { bill: simulator, api } = await startSignedIn();
		const { id: objectId } = await createBill(api);
		await done(api, 'SetApprovers.json', { objectId, approvers: [APPROVER] });
		const approver = await signIn(simulator, { username: TENANT.approverUsername });

		const early = await refused(api, `${call}.json`, { objectId });
		await done(approver, `${call}.json`, { entity: 'Bill', objectId, comment: 'Seen' });

		expect(early).toEqual(expect.stringMatching(/^BDC_/));
		expect((await api.get(`/v3/bills/${objectId}`)).data.approvalStatus).toBe(status);
		expect((await done(api, 'Crud/Read/Bill.json', { id: objectId })).approvalStatus).toBe(number);
	});

	it.each([
		['SetApprovers', {}, 'BDC_1117'],
		['SetApprovers', { objectId: '00n', approvers: [] }, 'BDC_1205'],
		['ListApprovers', 'text', 'BDC_1122'],
		['Approve', { objectId: '00n' }, 'BDC_1205'],
	])('are refused by %s with %j', async (call, data, code) => {
		const { api } = await startSignedIn();
		const form = new URLSearchParams({
			...api.headers,
			data: typeof data === 'string' ? data : JSON.stringify(data),
		});

		const { data: answer } = await api.post(`/api/v2/${call}.json`, form);

		expect((answer.response_data as Row).error_code).toBe(code);
	});
});

describe('paying', () => {
	it('schedules from the default account, and cancels', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);

		const paid = await done(api, 'PayBills.json', { billPays: [{ billId: bill.id, amount: '20.50' }] });
		const [{ id: sentPayId }] = paid.sentPays as Row[];
		await done(api, 'CancelAPPayment.json', { sentPayId });

		expect(paid.sentPays).toMatchObject([
			{ status: '1', amount: 20.5, bankAccountId: TENANT.bankAccountId, billPays: [{ billId: bill.id }] },
		]);
		expect((await api.get(`/v3/payments/${String(sentPayId)}`)).data.singleStatus).toBe(
			'CANCELLATION_IN_PROGRESS',
		);
	});

	it('cannot cancel what is under way', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const bill = await createBill(api);
		const paid = await done(api, 'PayBills.json', { billPays: [{ billId: bill.id, amount: 20 }] });
		const [{ id: sentPayId }] = paid.sentPays as Row[];
		await new Caller(simulator.url).post('/sandbox/tick');

		const late = await refused(api, 'CancelAPPayment.json', { sentPayId });

		expect(late).toBe('BDC_9003');
	});

	it('pays all bills of a call or none', async () => {
		const { api } = await startSignedIn();
		const bill = await createBill(api);
		const billPays = [
			{ billId: bill.id, amount: 100 },
			{ billId: bill.id, amount: 100 },
		];

		expect(await refused(api, 'PayBills.json', { billPays })).toBe('BDC_1159');
		expect((await api.get('/v3/payments')).data.results).toEqual([]);
	});

	it.each([
		[{}, 'BDC_1117'],
		[{ billPays: [] }, 'BDC_1129'],
		[{ billPays: Array.from({ length: 201 }, () => ({ billId: 'a', amount: 1 })) }, 'BDC_1129'],
		[{ billPays: [{ billId: '00n', amount: 1 }] }, 'BDC_1205'],
		[{ billPays: [{ billId: '00n', amount: 1 }], bankAccountId: 'bac' }, 'BDC_1151'],
	])('is refused with %#', async (data, code) => {
		const { api } = await startSignedIn();

		expect(await refused(api, 'PayBills.json', data)).toBe(code);
	});

	it('needs a trusted session, which MFA gives', async () => {
		const simulator = await startBill();
		const api = await signIn(simulator, { rememberMeId: '', device: '' });
		const bill = await createBill(api);
		const billPays = [{ billId: bill.id, amount: 1 }];
		const device = { deviceId: 'n8n-one', machineName: 'n8n', rememberMe: true };

		const before = await refused(api, 'PayBills.json', { billPays });
		const { challengeId } = await done(api, 'MFAChallenge.json', { useBackup: false });
		const { data: texts } = await new Caller(simulator.url).get('/sandbox/text-messages');
		const [{ token }] = texts as unknown as Array<{ token: string }>;
		const { mfaId } = await done(api, 'MFAAuthenticate.json', { challengeId, token, ...device });

		expect(before).toBe('BDC_1361');
		expect((await done(api, 'PayBills.json', { billPays })).sentPays).toHaveLength(1);
		const later = await signIn(simulator, { rememberMeId: '', device: '' });
		expect(await done(later, 'MFAStatus.json', {})).toEqual({ isTrusted: false });
		expect(await done(later, 'MFAStatus.json', { mfaId, deviceId: device.deviceId })).toEqual({
			isTrusted: true,
		});
		expect((await later.get('/v3/login/session')).data.mfaStatus).toBe('COMPLETE');
	});
});

it('lists the organizations of a user', async () => {
	const { url } = await startBill();
	const open = new Caller(url, {
		devKey: TENANT.devKey,
		userName: TENANT.username,
		password: TENANT.password,
	});
	const wrong = new Caller(url, { ...open.headers, password: 'wrong' });

	expect(await done(open, 'ListOrgs.json', {})).toEqual([
		{ orgId: TENANT.organizationId, orgName: TENANT.organizationName },
	]);
	expect(await refused(wrong, 'ListOrgs.json', {})).toBe('BDC_1101');
});

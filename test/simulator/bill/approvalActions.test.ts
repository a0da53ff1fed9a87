import type { BillSimulator } from '../../../sandbox/bill/http/server';
import type { BillSwitches } from '../../../sandbox/bill/world/switches';
import { TENANT } from '../../../sandbox/bill/tenant';
import { codes, endAll, signIn, startReceiver, startSignedIn } from './harness';
import type { Caller } from './harness';
import { aPayment, createBill, subscribe, aSubscription } from './records';

afterEach(endAll);

const ACTIONS = '/v3/bill-approvals/actions';
const PENDING = '/v3/bill-approvals/pending-user-approvals';

/** A policy that asks these users for every bill; the clerk and the approver signed in. */
async function startAsking(approvers: string[], switches: Partial<BillSwitches> = {}) {
	const { bill: simulator, api: clerk } = await startSignedIn({ switches });
	await clerk.post('/v3/bill-approvals', {
		policyName: 'All bills',
		rules: [{ key: 'BILL_AMOUNT', op: 'gte', values: ['0'] }],
		approvers,
	});
	const approver = await signIn(simulator, { username: TENANT.approverUsername });
	return { simulator, clerk, approver };
}

async function asToken(simulator: BillSimulator): Promise<Caller> {
	return await signIn(simulator, { username: TENANT.syncTokenName, password: TENANT.syncTokenValue });
}

async function statusOf(api: Caller, billId: string): Promise<unknown> {
	return (await api.get(`/v3/bills/${billId}`)).data.approvalStatus;
}

const approve = (billId: string) => ({ billId, action: 'APPROVE' });
const deny = (billId: string) => ({ billId, action: 'DENY', comment: 'Wrong amount' });

describe('approving', () => {
	it('takes the approvers in turn, and the bill can be paid after the last', async () => {
		const { clerk, approver } = await startAsking([TENANT.approverUserId, TENANT.userId]);
		const bill = await createBill(clerk);

		const tooEarly = await clerk.post(ACTIONS, [approve(bill.id)]);
		const first = await approver.post(ACTIONS, [approve(bill.id)]);
		const between = await statusOf(clerk, bill.id);
		const unpaid = await clerk.post('/v3/payments', aPayment(bill));
		await clerk.post(ACTIONS, [approve(bill.id)]);

		expect([tooEarly.status, codes(tooEarly)]).toEqual([422, ['BDC_9020']]);
		expect([first.status, first.data, between]).toEqual([200, '', 'APPROVING']);
		expect(codes(unpaid)).toEqual(['BDC_9001']);
		expect(await statusOf(clerk, bill.id)).toBe('APPROVED');
		expect((await clerk.post('/v3/payments', aPayment(bill))).status).toBe(201);
	});

	it('ends with one denial', async () => {
		const { clerk, approver } = await startAsking([TENANT.approverUserId, TENANT.userId]);
		const bill = await createBill(clerk);

		await approver.post(ACTIONS, [deny(bill.id)]);
		const late = await clerk.post(ACTIONS, [approve(bill.id)]);

		const { data } = await clerk.get(`/v3/bills/${bill.id}?billApprovals=true`);
		expect(data).toMatchObject({
			approvalStatus: 'DENIED',
			approvers: [{ status: 'DENIED' }, { status: 'WAITING' }],
		});
		expect(codes(late)).toEqual(['BDC_9021']);
	});

	it('decides what it can, item by item', async () => {
		const { clerk, approver } = await startAsking([TENANT.approverUserId], { approvalActionBody: 'echo' });
		const bills = [await createBill(clerk), await createBill(clerk)];

		const { status, data } = await approver.post(ACTIONS, [
			approve(bills[0].id),
			approve('00nnone'),
			deny(bills[1].id),
		]);

		expect([status, data]).toEqual([
			200,
			[
				{ ...approve(bills[0].id), approvalStatus: 'APPROVED' },
				{ ...approve('00nnone'), error: { code: 'BDC_1205', message: 'billId 00nnone was not found.' } },
				{ ...deny(bills[1].id), approvalStatus: 'DENIED' },
			],
		]);
	});

	it('says nothing of a refused item among others', async () => {
		const { clerk, approver } = await startAsking([TENANT.approverUserId]);
		const bill = await createBill(clerk);

		const answer = await approver.post(ACTIONS, [approve('00nnone'), approve(bill.id)]);

		expect([answer.status, answer.data, await statusOf(clerk, bill.id)]).toEqual([200, '', 'APPROVED']);
	});

	it('refuses a set in which nothing can be decided, item by item', async () => {
		const { clerk } = await startAsking([TENANT.approverUserId]);
		const bill = await createBill(clerk);

		const answer = await clerk.post(ACTIONS, [approve('00nnone'), approve(bill.id)]);

		expect([answer.status, codes(answer)]).toEqual([400, ['BDC_1205', 'BDC_9020']]);
	});

	it.each([
		[false, 400, 'ASSIGNED'],
		[true, 200, 'APPROVED'],
	])('of one object while acceptSingleAction is %s answers %d', async (acceptSingleAction, status, after) => {
		const { clerk, approver } = await startAsking([TENANT.approverUserId], { acceptSingleAction });
		const bill = await createBill(clerk);

		const answer = await approver.post(ACTIONS, approve(bill.id));

		expect([answer.status, await statusOf(clerk, bill.id)]).toEqual([status, after]);
	});

	it.each([
		['allow', 200, 'APPROVED'],
		['deny', 403, 'ASSIGNED'],
	])('by a sync token while tokenApprovals is %s answers %d', async (tokenApprovals, status, after) => {
		const { simulator, clerk } = await startAsking([TENANT.approverUserId], { tokenApprovals });
		const bill = await createBill(clerk);

		const answer = await (await asToken(simulator)).post(ACTIONS, [approve(bill.id)]);

		expect([answer.status, await statusOf(clerk, bill.id)]).toEqual([status, after]);
	});

	it.each([
		[true, ['bill.created', 'bill.updated']],
		[false, ['bill.created', 'bill.archived']],
	])('tells subscribers while billUpdatedOnApproval is %s', async (billUpdatedOnApproval, expected) => {
		const { clerk, approver } = await startAsking([TENANT.approverUserId], { billUpdatedOnApproval });
		const receiver = await startReceiver(200);
		await subscribe(clerk, aSubscription(receiver.url, 'bill.created', 'bill.updated', 'bill.archived'));
		const bill = await createBill(clerk);
		await receiver.until(1);

		await approver.post(ACTIONS, [approve(bill.id)]);
		if (!billUpdatedOnApproval) await clerk.post(`/v3/bills/${bill.id}/archive`);
		const received = await receiver.until(2);

		expect(received.map(({ event }) => event.metadata.eventType)).toEqual(expected);
	});
});

describe('pending approvals', () => {
	it('are the bills whose turn it is for the caller', async () => {
		const { clerk, approver } = await startAsking([TENANT.approverUserId, TENANT.userId]);
		const [done, open, archived] = [
			await createBill(clerk),
			await createBill(clerk),
			await createBill(clerk),
		];
		await clerk.post(`/v3/bills/${archived.id}/archive`);
		await approver.post(ACTIONS, [approve(done.id)]);

		const mine = (await approver.get(PENDING)).data;
		const next = (await clerk.get(PENDING)).data;

		const row = { vendorId: open.vendorId, amount: 120.5, dueDate: '2027-01-15' };
		expect(mine).toEqual({ bills: [{ billId: open.id, ...row }] });
		expect(next).toEqual({ bills: [{ billId: done.id, ...row, vendorId: done.vendorId }] });
	});

	it('are nothing a sync token has', async () => {
		const { simulator } = await startAsking([TENANT.approverUserId]);

		const answer = await (await asToken(simulator)).get(PENDING);

		expect([answer.status, codes(answer)]).toEqual([400, ['BDC_1302']]);
	});
});

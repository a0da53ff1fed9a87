import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, startSignedIn } from './harness';
import { aPayment, createBill } from './records';

afterEach(endAll);

describe('approval', () => {
	const policy = {
		policyName: 'Large bills',
		rules: [{ key: 'BILL_AMOUNT', op: 'gte', values: ['100'] }],
		approvers: [TENANT.approverUserId],
	};

	it('is asked for by a seeded policy the bill meets', async () => {
		const { bill: simulator, api } = await startSignedIn();
		await new Caller(simulator.url).post('/sandbox/seed', { approvalPolicies: [policy] });

		const large = await createBill(api);
		const small = await createBill(api, { billLineItems: [{ amount: 99.99 }] });
		const read = (await api.get(`/v3/bills/${large.id}?billApprovals=true`)).data;

		expect([large.approvalStatus, small.approvalStatus, large.approvers]).toEqual([
			'ASSIGNED',
			'UNASSIGNED',
			undefined,
		]);
		expect(read.approvers).toMatchObject([
			{ userId: TENANT.approverUserId, status: 'WAITING', approverOrder: 0 },
		]);
	});

	it.each([
		[{}, 422, ['BDC_9001']],
		[{ unapprovedPayCode: 'BDC_1145' }, 422, ['BDC_1145']],
		[{ adminBypass: true }, 201, []],
	])('missing with %j answers a payment with %d', async (switches, status, expected) => {
		const { bill: simulator, api } = await startSignedIn({ switches });
		await new Caller(simulator.url).post('/sandbox/seed', { approvalPolicies: [policy] });

		const answer = await api.post('/v3/payments', aPayment(await createBill(api)));

		expect([answer.status, codes(answer)]).toEqual([status, expected]);
	});

	it('shows a value nobody knows where the switch names one', async () => {
		const { bill: simulator, api } = await startSignedIn({ switches: { extraApprovalStatus: 'ESCALATED' } });
		await new Caller(simulator.url).post('/sandbox/seed', { approvalPolicies: [policy] });

		expect((await createBill(api)).approvalStatus).toBe('ESCALATED');
	});
});

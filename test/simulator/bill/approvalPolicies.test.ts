import { TENANT } from '../../../sandbox/bill/tenant';
import { Caller, codes, endAll, startSignedIn } from './harness';
import { createBill } from './records';

afterEach(endAll);

const LARGE = {
	policyName: 'Large bills',
	rules: [{ key: 'BILL_AMOUNT', op: 'gte', values: ['100'] }],
	approvers: [TENANT.approverUserId],
};

describe('an approval policy', () => {
	it('reads back in another form than it is written', async () => {
		const { api } = await startSignedIn();

		const { status, data } = await api.post('/v3/bill-approvals', LARGE);

		expect(status).toBe(201);
		expect(data).toEqual({
			id: expect.stringMatching(new RegExp(`^${TENANT.organizationId}-.+`)),
			policyName: 'Large bills',
			status: 'ACTIVE',
			rules: [{ key: 'BILL_AMOUNT', op: 'gte', values: [{ value: '100', displayName: '100' }] }],
			approvers: { users: [{ userId: TENANT.approverUserId, fullName: 'Pat Approver' }], groups: [] },
		});
		expect((await api.get('/v3/bill-approvals/policies')).data.results).toEqual([data]);
	});

	it('assigns the bills it meets, one approver after the other, groups by their people', async () => {
		const { bill: simulator, api } = await startSignedIn();
		const { data } = await new Caller(simulator.url).post('/sandbox/seed', {
			approvalGroups: [{ name: 'Finance', userIds: [TENANT.userId, TENANT.approverUserId] }],
		});
		const [group] = data.approvalGroups as Array<{ id: string }>;
		const policy = { ...LARGE, approvers: [TENANT.approverUserId, group.id] };

		const created = (await api.post('/v3/bill-approvals', policy)).data;
		const bill = await createBill(api, { billApprovals: true });

		expect(created.approvers).toMatchObject({ groups: [{ groupId: group.id, groupName: 'Finance' }] });
		expect(bill.approvers).toMatchObject([
			{ userId: TENANT.approverUserId, approverOrder: 0, status: 'WAITING' },
			{ userId: TENANT.userId, approverOrder: 1, status: 'WAITING' },
		]);
	});

	it('is replaced as a whole and deleted for good', async () => {
		const { api } = await startSignedIn();
		const { id } = (await api.post('/v3/bill-approvals', LARGE)).data;
		const path = `/v3/bill-approvals/policies/${id}`;
		const rules = [{ key: 'BILL_AMOUNT', op: 'lt', values: ['100'] }];

		const replaced = await api.put(path, { ...LARGE, rules });
		const partial = await api.put(path, { policyName: 'Half a policy' });
		const bill = await createBill(api);
		const deleted = await api.delete(path);

		expect(replaced.data).toMatchObject({ id, rules: [{ op: 'lt' }] });
		expect([partial.status, codes(partial)]).toEqual([400, ['BDC_1000', 'BDC_1000']]);
		expect([bill.approvalStatus, deleted.status]).toEqual(['UNASSIGNED', 200]);
		expect((await api.get('/v3/bill-approvals/policies')).data.results).toEqual([]);
		expect((await api.delete(path)).status).toBe(404);
	});

	it('is deleted with 204 where the switch says so', async () => {
		const { api } = await startSignedIn({ switches: { deleteStatus: 204 } });
		const { id } = (await api.post('/v3/bill-approvals', LARGE)).data;

		expect((await api.delete(`/v3/bill-approvals/policies/${id}`)).status).toBe(204);
	});

	it.each([
		['an unknown key', { rules: [{ key: 'VENDOR', op: 'gte', values: ['1'] }] }, 'BDC_1129'],
		['an unknown operator', { rules: [{ key: 'BILL_AMOUNT', op: 'eq', values: ['1'] }] }, 'BDC_1129'],
		['an amount that is none', { rules: [{ key: 'BILL_AMOUNT', op: 'gte', values: ['ten'] }] }, 'BDC_1129'],
		['a value that is no text', { rules: [{ key: 'BILL_AMOUNT', op: 'gte', values: [1] }] }, 'BDC_1000'],
		['an unknown approver', { approvers: ['006none'] }, 'BDC_1205'],
		['an unknown group', { approvers: ['agpnone'] }, 'BDC_1205'],
		['nobody to approve', { approvers: [] }, 'BDC_1000'],
	])('is refused with %s', async (_, changes, code) => {
		const { api } = await startSignedIn();

		const answer = await api.post('/v3/bill-approvals', { ...LARGE, ...changes });

		expect([answer.status, codes(answer)]).toEqual([400, [code]]);
	});

	it('takes further keys where the switch names them, and meets no bill by them', async () => {
		const { api } = await startSignedIn({ switches: { policyKeys: ['BILL_AMOUNT', 'VENDOR'] } });
		const rules = [{ key: 'VENDOR', op: 'gte', values: ['009'] }];

		const { status } = await api.post('/v3/bill-approvals', { ...LARGE, rules });

		expect([status, (await createBill(api)).approvalStatus]).toEqual([201, 'UNASSIGNED']);
	});

	it('asks again when a change makes the bill large enough', async () => {
		const { api } = await startSignedIn();
		await api.post('/v3/bill-approvals', LARGE);
		const bill = await createBill(api, { billLineItems: [{ amount: 20 }] });

		const { data } = await api.patch(`/v3/bills/${bill.id}`, { billLineItems: [{ amount: 80 }] });

		expect([bill.approvalStatus, data.approvalStatus]).toEqual(['UNASSIGNED', 'ASSIGNED']);
	});
});

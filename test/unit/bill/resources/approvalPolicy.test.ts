import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { useBill } from '../simulator';

const bill = useBill();
let credential: StoredCredential;
let groupId: string;

beforeEach(async () => {
	credential = aCredential(bill.url);
	const { approvalGroups } = await bill.seed({
		approvalGroups: [{ name: 'Board', userIds: [TENANT.approverUserId] }],
	});
	groupId = approvalGroups?.[0]?.id ?? '';
});

const asking = (...ids: string[]) => ({
	approver: ids.map((value) => ({ userId: { __rl: true, mode: 'id', value } })),
});
const atLeast = (value: unknown) => ({ rule: [{ key: 'BILL_AMOUNT', op: 'gte', value }] });

function policy(operation: string, changes: IDataObject): IDataObject {
	return { resource: 'approvalPolicy', operation, ...changes };
}

async function create(...approvers: string[]): Promise<IDataObject> {
	const fields = { policyName: 'Large', rules: atLeast('1,500.5'), approvers: asking(...approvers) };
	return await runOne(credential, policy('create', fields));
}

async function update(id: unknown, updateFields: IDataObject): Promise<IDataObject> {
	const items = [policy('update', { policyId: { __rl: true, mode: 'id', value: id }, updateFields })];
	const [output] = await runBill({ credential, items, continueOnFail: true });
	return output?.json ?? {};
}

const stored = async () => (await bill.state()).approvalPolicies ?? [];

it('keeps rules and approvers, in their order, when only the name changes', async () => {
	const { id } = await create(TENANT.approverUserId, TENANT.userId);

	await update(id, { policyName: 'Larger' });

	expect(await stored()).toMatchObject([
		{
			policyName: 'Larger',
			rules: [{ key: 'BILL_AMOUNT', op: 'gte', values: ['1500.50'] }],
			approvers: [TENANT.approverUserId, TENANT.userId],
		},
	]);
});

it('keeps a group that decides alone', async () => {
	const { id } = await create(groupId);

	await update(id, { rules: atLeast(10) });

	expect(await stored()).toMatchObject([{ rules: [{ values: ['10.00'] }], approvers: [groupId] }]);
});

it('does not guess the order of people and groups', async () => {
	const { id } = await create(groupId, TENANT.userId);

	const refusal = await update(id, { policyName: 'Larger' });

	expect(refusal.error).toMatch(/does not show in which order.*Fill in Approvers/);
	expect(await stored()).toMatchObject([{ policyName: 'Large', approvers: [groupId, TENANT.userId] }]);
});

it('creates one policy when the answer is lost', async () => {
	await bill.fault({ kind: 'lost-reply', on: 'POST /v3/bill-approvals' });

	const created = await create(TENANT.userId);

	expect(await stored()).toMatchObject([{ id: created.id }]);
});

it('counts a policy as deleted when the answer is lost', async () => {
	const { id } = await create(TENANT.userId);
	await bill.fault({ kind: 'lost-reply', on: 'DELETE /v3/bill-approvals/policies/*' });

	const deleted = await runOne(credential, policy('delete', { policyId: id }));

	expect(deleted).toEqual({ id, deleted: true });
	expect(await stored()).toEqual([]);
});

it.each([
	['no rule', { rules: {} }, /Rules is empty/],
	['nobody asked', { approvers: {} }, /Approvers is empty/],
	['somebody asked twice', { approvers: asking(TENANT.userId, TENANT.userId) }, /lists .* twice/],
	['an amount below zero', { rules: atLeast(-1) }, /Value of rule 1 is -1\.00/],
])('sends no policy with %s', async (_, changes, message) => {
	const fields = { policyName: 'Large', rules: atLeast(5), approvers: asking(TENANT.userId), ...changes };

	const run = runOne(credential, policy('create', fields));

	await expect(run).rejects.toThrow(message);
	expect(await bill.calls()).toEqual([]);
});

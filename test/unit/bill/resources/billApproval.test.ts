import type { IDataObject } from 'n8n-workflow';
import { TENANT } from '../../../../sandbox/bill/tenant';
import { aCredential, runBill, runOne, type StoredCredential } from '../context';
import { aVendor, useBill } from '../simulator';

const bill = useBill();
let clerk: StoredCredential;
let approver: StoredCredential;
let vendorId: string;

beforeEach(async () => {
	clerk = aCredential(bill.url);
	approver = aCredential(bill.url, { userName: TENANT.approverUsername, rememberMeId: '', device: '' });
	vendorId = (await bill.seed({ vendors: [aVendor()] })).vendors?.[0]?.id ?? '';
});

/** From now on bills of 100 and more ask these users, in this order. */
async function askFrom100(...approvers: string[]): Promise<void> {
	const rules = [{ key: 'BILL_AMOUNT', op: 'gte', values: ['100'] }];
	await bill.seed({ approvalPolicies: [{ policyName: 'All', rules, approvers }] });
}

async function addBills(count: number, amount = 100): Promise<string[]> {
	const drafts = Array.from({ length: count }, (_, index) => ({
		vendorId,
		dueDate: '2026-12-02',
		invoice: { invoiceNumber: `INV-${amount}-${index}`, invoiceDate: '2026-11-02' },
		billLineItems: [{ amount }],
	}));
	await bill.direct('POST', '/v3/bills/bulk', drafts);
	const bills = (await bill.state()).bills ?? [];
	return bills.filter((one) => one.amount === amount).map(({ id }) => id);
}

async function addBill(amount = 100): Promise<string> {
	return (await addBills(1, amount))[0] ?? '';
}

function approval(operation: string, billId: string, changes: IDataObject = {}): IDataObject {
	return {
		resource: 'billApproval',
		operation,
		billId: { __rl: true, mode: 'id', value: billId },
		comment: '',
		...changes,
	};
}

async function refusalOf(credential: StoredCredential, item: IDataObject): Promise<IDataObject> {
	const [output] = await runBill({ credential, items: [item], continueOnFail: true });
	return output?.json ?? {};
}

const decisions = async () => await bill.calls('/bill-approvals/actions');
const statusOf = async (billId: string) =>
	(await bill.state()).bills?.find(({ id }) => id === billId)?.approvalStatus;

it('approves for one after the other and names who comes next', async () => {
	await askFrom100(TENANT.userId, TENANT.approverUserId);
	const id = await addBill();

	const first = await runOne(clerk, approval('approve', id, { comment: 'Ordered by me' }));
	const second = await runOne(approver, approval('approve', id));

	expect(first).toMatchObject({ outcome: 'stillWaiting', nextApproverUserId: TENANT.approverUserId });
	expect(second).toMatchObject({ outcome: 'approved', approvalStatus: 'APPROVED' });
	expect((await decisions())[0]?.body).toEqual([{ billId: id, action: 'APPROVE', comment: 'Ordered by me' }]);
});

it.each([
	['the bill is approved', [TENANT.userId]],
	['it is somebody else’s turn by now', [TENANT.userId, TENANT.approverUserId]],
])('changes nothing when the same approver approves again while %s', async (_, asked) => {
	await askFrom100(...asked);
	const id = await addBill();
	await runOne(clerk, approval('approve', id));

	const again = await runOne(clerk, approval('approve', id));

	expect(again.outcome).toBe('unchanged');
	expect(await decisions()).toHaveLength(1);
});

it('says whose turn it is to the one whose turn it is not', async () => {
	await askFrom100(TENANT.approverUserId, TENANT.userId);
	const id = await addBill();

	const refusal = await refusalOf(clerk, approval('deny', id));

	expect(refusal).toMatchObject({
		error: expect.stringContaining(TENANT.approverUserId),
		details: { reason: 'notYourTurn', nextApproverUserId: TENANT.approverUserId },
	});
	expect(await statusOf(id)).toBe('ASSIGNED');
});

it.each(['lost-reply', 'server-error-after-write'])(
	'reads the bill when the answer is lost (%s)',
	async (kind) => {
		await askFrom100(TENANT.userId);
		const id = await addBill();
		await bill.fault({ kind, on: 'POST /v3/bill-approvals/actions' });

		const decided = await runOne(clerk, approval('approve', id));

		expect(decided.outcome).toBe('approved');
		expect(await decisions()).toHaveLength(1);
	},
);

it.each(['empty', 'echo'])(
	'gives each bill of a bulk its own outcome (answer: %s)',
	async (approvalActionBody) => {
		await bill.switches({ approvalActionBody });
		await askFrom100(TENANT.userId);
		const mine = await addBills(55);
		const unasked = await addBill(50);
		await runOne(clerk, approval('approve', mine[0] ?? ''));
		const items = [...mine, unasked, 'no-such-id'].map((id) => approval('approve', id, { sendInBulk: true }));
		await bill.clearJournal();

		const outputs = await runBill({ credential: clerk, items, continueOnFail: true });

		expect(outputs.map(({ json }) => json.outcome ?? (json.details as IDataObject).reason)).toEqual([
			'unchanged',
			...mine.slice(1).map(() => 'approved'),
			'nobodyAsked',
			'refusedByBill',
		]);
		expect((await decisions()).length).toBeLessThanOrEqual(5);
	},
);

it('tells a bill of a bulk apart for which BILL took the call and not the decision', async () => {
	await askFrom100(TENANT.userId);
	const mine = await addBill();
	const theirs = await addBill(90);
	const asked = { approver: [{ userId: { value: TENANT.approverUserId } }] };
	await runOne(clerk, approval('setApprovers', theirs, { approvers: asked }));
	const items = [mine, theirs].map((id) => approval('approve', id, { sendInBulk: true }));

	const outputs = await runBill({ credential: clerk, items, continueOnFail: true });

	expect(outputs.map(({ json }) => json)).toMatchObject([
		{ outcome: 'approved', billId: mine },
		{ details: { reason: 'notYourTurn' } },
	]);
	expect(await statusOf(theirs)).toBe('ASSIGNED');
});

it.each([
	['allow', { outcome: 'approved' }],
	['deny', { details: { reason: 'needsUserSignIn' } }],
])('lets BILL judge whether a sync token may decide (%s)', async (tokenApprovals, expected) => {
	await bill.switches({ tokenApprovals });
	await askFrom100(TENANT.userId);
	const id = await addBill();
	const { syncTokenName: tokenName, syncTokenValue: tokenValue } = TENANT;
	const token = aCredential(bill.url, { loginMethod: 'syncToken', tokenName, tokenValue });

	expect(await refusalOf(token, approval('approve', id))).toMatchObject(expected);
});

it('asks no sync token for what waits for a person', async () => {
	const { syncTokenName: tokenName, syncTokenValue: tokenValue } = TENANT;
	const token = aCredential(bill.url, { loginMethod: 'syncToken', tokenName, tokenValue });

	const refusal = await refusalOf(token, approval('getPending', '', { returnAll: true }));

	expect(refusal.details).toMatchObject({ reason: 'needsUserSignIn' });
	expect(await bill.calls()).toEqual([]);
});

describe('approvers of one bill', () => {
	const asking = (...ids: string[]) => ({
		approvers: { approver: [{ userId: { __rl: true, mode: 'id', value: ids.join(', ') } }] },
	});
	const asked = async (billId: string) =>
		(await runBill({ credential: clerk, items: [approval('getApprovers', billId)] })).map(
			({ json }) => json.userId,
		);

	it('replaces who is asked, in the order given', async () => {
		await askFrom100(TENANT.approverUserId);
		const id = await addBill();

		const set = await runOne(
			clerk,
			approval('setApprovers', id, asking(TENANT.userId, TENANT.approverUserId)),
		);

		expect(set).toMatchObject({ outcome: 'set', nextApproverUserId: TENANT.userId });
		expect(await asked(id)).toEqual([TENANT.userId, TENANT.approverUserId]);
	});

	it('sends nothing when the same users are asked already', async () => {
		await askFrom100(TENANT.approverUserId);
		const id = await addBill();

		const set = await runOne(clerk, approval('setApprovers', id, asking(TENANT.approverUserId)));

		expect(set.outcome).toBe('unchanged');
		expect(await bill.calls('/api/v2/')).toEqual([]);
	});

	it('puts back who was asked when BILL refuses the new ones: a bill nobody is asked about can be paid', async () => {
		await askFrom100(TENANT.approverUserId);
		const id = await addBill();

		const refusal = await refusalOf(clerk, approval('setApprovers', id, asking('00601UNKNOWN00000000')));

		expect(refusal.details).toMatchObject({ reason: 'refusedByBill' });
		expect(await asked(id)).toEqual([TENANT.approverUserId]);
		expect(await statusOf(id)).toBe('ASSIGNED');
	});

	it('asks once when the answer is lost', async () => {
		const id = await addBill();
		await bill.fault({ kind: 'lost-reply', on: 'POST /api/v2/SetApprovers.json' });

		const set = await runOne(clerk, approval('setApprovers', id, asking(TENANT.userId)));

		expect(set).toMatchObject({ outcome: 'set' });
		expect(await bill.calls('SetApprovers')).toHaveLength(1);
		expect(await asked(id)).toEqual([TENANT.userId]);
	});

	it('does not start an approval over that somebody has begun', async () => {
		await askFrom100(TENANT.userId, TENANT.approverUserId);
		const id = await addBill();
		await runOne(clerk, approval('approve', id));

		const refusal = await refusalOf(clerk, approval('setApprovers', id, asking(TENANT.approverUserId)));

		expect(refusal.details).toMatchObject({ reason: 'approvalUnderWay' });
		expect(await statusOf(id)).toBe('APPROVING');
	});
});

it.each(['approve', 'deny', 'setApprovers', 'clearApprovers'])(
	'lets no agent %s unasked',
	async (operation) => {
		const run = runBill({ credential: clerk, items: [approval(operation, 'any')], nodeType: 'billComTool' });

		await expect(run).rejects.toThrow(/Switch on Let the Agent Decide/);
		expect(await bill.calls()).toEqual([]);
	},
);

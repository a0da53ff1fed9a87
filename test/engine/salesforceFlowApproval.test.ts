import { APPROVER, APPROVER_QUEUE } from '../../sandbox/salesforce/tenant';
import { runNode, searchList } from './harness';
import { aClassicApproval, aFlowApproval } from './salesforceOperations/operationCase';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

const as = (name: string) => salesforce.jwt({ userName: `${name}@sandbox.example` });
const approvalOf = async (name: string, operation: string, parameters = {}) =>
	await runNode(anOperation(as(name), `approval:${operation}`, parameters));

it('tells where a flow approval goes on after a decision', async () => {
	await salesforce.control('switches', { flowApprovalStages: 2 });
	const { invoice } = await aFlowApproval(salesforce);

	const { items } = await approvalOf('approver', 'approve', { recordId: byId(invoice) });

	expect(items[0].json).toMatchObject({
		status: 'pending',
		instanceStatus: 'InProgress',
		actorIds: [APPROVER.id],
		newWorkitemIds: [expect.not.stringMatching(/^04i/)],
	});
});

it.each(['list', 'object'])('takes the reply of an action as a %s', async (flowActionReply) => {
	await salesforce.control('switches', { flowActionReply });
	const { invoice } = await aFlowApproval(salesforce);

	const { items, error } = await approvalOf('approver', 'approve', { recordId: byId(invoice) });

	expect([error, items[0]?.json]).toMatchObject([undefined, { status: 'approved' }]);
});

it.each(['delegate', 'controller'])(
	'approves as the %s, although the request waits for the approver',
	async (name) => {
		const { invoice } = await aFlowApproval(salesforce);

		const { items, error } = await approvalOf(name, 'approve', { recordId: byId(invoice) });

		expect([error, items[0]?.json]).toMatchObject([undefined, { status: 'approved' }]);
	},
);

it('names who created the audit trail where the user may not see who acted', async () => {
	await salesforce.control('permissions', {
		userName: 'admin@sandbox.example',
		fields: { 'ApprovalSubmissionDetail.ActionPerformedById': 'none' },
		approvalAdmin: true,
	});
	const { invoice } = await aFlowApproval(salesforce, { submitter: 'admin@sandbox.example' });
	await approvalOf('admin', 'recall', { recordId: byId(invoice) });

	const { items } = await approvalOf('admin', 'getHistory', { recordId: byId(invoice) });

	expect(items[0].json).toMatchObject({ status: 'withdrawn', decidedByName: 'Automated Process' });
});

it('tells the history of both engines in one shape, oldest first, with who withdrew and who was asked instead', async () => {
	const { invoice, workItem } = await aClassicApproval(salesforce);
	await approvalOf('approver', 'reject', {
		decideOn: 'workItem',
		workItemId: byId(workItem),
		comments: 'Wrong',
	});
	await salesforce.control('clock', { advanceMs: 60_000 });
	const inputs = { recordId: invoice, submitter: 'admin@sandbox.example' };
	await salesforce.control('flow-approvals', inputs);
	await approvalOf('admin', 'reassign', {
		recordId: byId(invoice),
		newActorId: byId(APPROVER_QUEUE.id),
		comments: 'Away',
	});
	await salesforce.control('clock', { advanceMs: 60_000 });
	await approvalOf('admin', 'recall', { recordId: byId(invoice), comments: 'Mistake' });

	const { items } = await approvalOf('approver', 'getHistory', { recordId: byId(invoice) });

	expect(items.map(({ json }) => json)).toMatchObject([
		{ engine: 'classic', status: 'rejected', decidedByName: 'Approver Ames', comment: 'Wrong' },
		{
			engine: 'flow',
			status: 'withdrawn',
			instanceStatus: 'Recalled',
			decidedByName: 'Admin Adler',
			comment: 'Mistake',
			steps: [
				{ decision: 'started' },
				{ decision: 'reassigned', actorName: 'Admin Adler' },
				{ decision: 'withdrawn', stepStatus: 'Recall' },
			],
		},
	]);
	expect(Object.keys(items[0].json)).toEqual(Object.keys(items[1].json));
});

it('does not choose between two engines that both wait on a record', async () => {
	const { invoice } = await aClassicApproval(salesforce);
	const seeded = { RelatedRecordId: invoice, RelatedRecordObjectName: 'AP_Invoice__c' };
	const { records } = await salesforce.control<{ records: { ApprovalSubmission: string[] } }>('seed', {
		records: { ApprovalSubmission: [{ ...seeded, Status: 'InProgress' }] },
	});
	const ApprovalSubmissionId = records.ApprovalSubmission[0];
	await salesforce.control('seed', {
		records: {
			ApprovalWorkItem: [{ ...seeded, ApprovalSubmissionId, Status: 'Assigned', AssignedToId: APPROVER.id }],
		},
	});
	const approve = { recordId: byId(invoice) };

	const unclear = await approvalOf('approver', 'approve', approve);
	const chosen = await approvalOf('approver', 'approve', { ...approve, engine: 'classic' });

	expect(unclear.error?.message).toMatch(/waits for 2 people at the same time: 04i.* for .*9iW/);
	expect(chosen.items[0].json).toMatchObject({ engine: 'classic', status: 'approved' });
});

it.each([
	['list', 200],
	['list', 400],
	['object', 200],
	['object', 400],
])(
	'explains what Salesforce asks for when it refuses an action (a %s, status %s)',
	async (flowActionReply, flowActionFailureStatus) => {
		await salesforce.control('switches', { flowActionReply, flowActionFailureStatus });
		const { invoice, approval } = await aFlowApproval(salesforce);
		const target = { withdraw: 'approval', approvalId: approval };

		const review = await approvalOf('submitter', 'approve', { recordId: byId(invoice) });
		const recall = await approvalOf('submitter', 'recall', target);
		const cancel = await approvalOf('submitter', 'cancel', target);

		expect([review, recall, cancel].map(({ error }) => String(error?.description))).toEqual([
			expect.stringMatching(/group or queue.*delegate.*role above/),
			expect.stringContaining('only the submitter recall'),
			expect.stringContaining('Approval Admin cancel'),
		]);
	},
);

it('refuses next approvers for a flow approval, which names them itself', async () => {
	const { invoice } = await aFlowApproval(salesforce);

	const { error } = await approvalOf('approver', 'approve', {
		recordId: byId(invoice),
		options: { nextApproverIds: APPROVER.id },
	});

	expect(error?.message).toContain('Next Approver IDs cannot be used with a flow approval');
});

it('names the other ways where an org does not take a recall over REST', async () => {
	await salesforce.control('switches', { allowRemoved: false });
	const { invoice } = await aClassicApproval(salesforce);

	const { error } = await approvalOf('submitter', 'recall', { recordId: byId(invoice) });

	expect(error).toMatchObject({
		message: expect.stringContaining(`did not recall the approval of record ${invoice}`),
		description: expect.stringContaining('Approval.ProcessWorkitemRequest'),
	});
});

it('offers records to submit, and what waits in both engines, whatever they are called', async () => {
	const classic = await aClassicApproval(salesforce);
	const flow = await aFlowApproval(salesforce);
	const values = async (method: string, filter?: string) => {
		const node = anOperation(as('approver'), 'approval:approve');
		return (await searchList(node, method, { filter })).results.map(({ value }) => value);
	};

	expect(await values('searchRecordsToSubmit')).toEqual(
		expect.arrayContaining([classic.invoice, flow.invoice]),
	);
	expect(await values('searchPendingRecords')).toEqual([classic.invoice, flow.invoice]);
	expect(await values('searchWorkItems')).toEqual([classic.workItem, flow.workItem]);
	expect(await values('searchSubmittedRecords')).toEqual([classic.invoice, flow.invoice]);
	expect(await values('searchPendingRecords', 'AP-000002')).toEqual([flow.invoice]);
});

it('pages through long lists of what waits', async () => {
	const invoices = Array.from({ length: 230 }, (_, index) => ({ vendorName: 'Acme', Amount__c: index }));
	await salesforce.control('seed', { invoices, submit: true });
	const { workItem } = await aFlowApproval(salesforce);
	const node = anOperation(as('approver'), 'approval:approve');
	const seen: unknown[] = [];
	let page: string | undefined;
	for (let pages = 0; pages < 20; pages += 1) {
		const { results, paginationToken } = await searchList(node, 'searchWorkItems', { page });
		seen.push(...results.map(({ value }) => value));
		if (paginationToken === undefined) break;
		page = String(paginationToken);
	}

	expect(new Set(seen).size).toBe(231);
	expect(seen.at(-1)).toBe(workItem);
});

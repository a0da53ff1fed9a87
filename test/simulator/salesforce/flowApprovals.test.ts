import { APPROVER, APPROVER_QUEUE, SUBMITTER } from '../../../sandbox/salesforce/tenant';
import { anApInvoice, anOrg, type ApiUser, type Org } from './org';

interface ActionResult {
	actionName: string;
	isSuccess: boolean;
	errors: Array<{ statusCode: string; message: string }> | null;
	outputValues: unknown;
}

interface Started {
	submissionId: string;
	workItemIds: string[];
}

describe('flow approvals', () => {
	let org: Org;
	let admin: ApiUser;
	let approver: ApiUser;
	let submitter: ApiUser;
	let invoiceId: string;

	const start = async (inputs: Record<string, unknown> = {}): Promise<Started> => {
		const body = { recordId: invoiceId, submissionComments: 'Please', ...inputs };
		const answer = await org.control<Started>('POST', 'flow-approvals', body);
		if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
		return answer.body;
	};
	const act = async (user: ApiUser, action: string, ...inputs: object[]) =>
		await user.ask<ActionResult[]>('POST', `/actions/standard/${action}`, { body: { inputs } });
	const review = async (user: ApiUser, approvalWorkItemId: string, approvalDecision = 'Approve') =>
		await act(user, 'reviewApprovalWorkItem', { approvalWorkItemId, approvalDecision, comments: 'Seen' });
	const statusOf = async (submissionId: string) =>
		(await admin.query(`SELECT Status FROM ApprovalSubmission WHERE Id = '${submissionId}'`))[0].Status;
	const invoiceStatus = async () => (await admin.read('AP_Invoice__c', invoiceId)).Approval_Status__c;
	const openItems = async () =>
		await admin.query<{ Id: string; ApprovalConditionName: string }>(
			"SELECT Id, ApprovalConditionName FROM ApprovalWorkItem WHERE Status = 'Assigned'",
		);

	beforeEach(async () => {
		org = await anOrg();
		[admin, approver, submitter] = await Promise.all(['admin', 'approver', 'submitter'].map(org.as));
		[invoiceId] = (await org.seed({ invoices: [anApInvoice()] })).invoices;
	});
	afterEach(async () => await org.stop());

	it('leaves no ProcessInstance row and announces the decision once', async () => {
		const { submissionId, workItemIds } = await start();

		const { status, body } = await review(approver, workItemIds[0]);

		expect([status, body]).toMatchObject([
			200,
			[{ actionName: 'reviewApprovalWorkItem', isSuccess: true, errors: null, outputValues: null }],
		]);
		expect(await statusOf(submissionId)).toBe('Approved');
		expect(await admin.query('SELECT Id FROM ProcessInstance')).toEqual([]);
		expect(await invoiceStatus()).toBe('Approved');
		const { body: events } = await org.control<unknown[]>('GET', 'events');
		expect(events).toMatchObject([{ fields: { Decision__c: 'Approved', Approval_Id__c: submissionId } }]);
		expect(
			await admin.query('SELECT Status, ReviewedById, Comments, AssignedToId FROM ApprovalWorkItem'),
		).toMatchObject([{ Status: 'Approved', ReviewedById: APPROVER.id, Comments: 'Seen' }]);
		expect(
			await admin.query('SELECT ActionName, ActionChannelName FROM ApprovalSubmissionDetail'),
		).toMatchObject([{ ActionName: 'Review', ActionChannelName: 'InvocableAction' }]);
	});

	it('goes on to later stages after a rejection and ends as rejected', async () => {
		await org.control('POST', 'switches', { flowApprovalStages: 2 });
		const { submissionId, workItemIds } = await start();

		await review(approver, workItemIds[0], 'Reject');
		const [second] = await openItems();
		const between = await statusOf(submissionId);
		await review(approver, second.Id);

		expect([between, second.ApprovalConditionName]).toEqual(['InProgress', 'Finance approval']);
		expect([await statusOf(submissionId), await invoiceStatus()]).toEqual(['Rejected', 'Rejected']);
	});

	it('ends at a rejection when the flow checks for it', async () => {
		await org.control('POST', 'switches', { flowApprovalStages: 2, flowStopsOnRejection: true });
		const { submissionId, workItemIds } = await start();

		await review(approver, workItemIds[0], 'Reject');

		expect([await statusOf(submissionId), await openItems()]).toEqual(['Rejected', []]);
	});

	it('waits for everybody who is asked at the same time', async () => {
		const names = ['approver@sandbox.example', 'AP_Approvers'];
		const { submissionId, workItemIds } = await start({ firstApprover: names });

		await review(approver, workItemIds[0]);
		const between = await statusOf(submissionId);
		await review(approver, workItemIds[1]);

		expect([between, await statusOf(submissionId)]).toEqual(['InProgress', 'Approved']);
	});

	it('refuses a decision in lower case from version 67 on and takes it before', async () => {
		const { workItemIds } = await start();

		const newer = await review(approver, workItemIds[0], 'approve');
		const inputs = [{ approvalWorkItemId: workItemIds[0], approvalDecision: 'approve' }];
		const older = await approver.ask<ActionResult[]>(
			'POST',
			'/services/data/v66.0/actions/standard/reviewApprovalWorkItem',
			{ body: { inputs } },
		);

		expect(newer.body).toMatchObject([{ isSuccess: false, errors: [{ statusCode: 'INVALID_INPUT' }] }]);
		expect(older.body).toMatchObject([{ isSuccess: true }]);
	});

	it.each([200, 400])('keeps the good inputs of a call; all bad ones answer %s', async (status) => {
		await org.control('POST', 'switches', { flowActionFailureStatus: status });
		const { workItemIds } = await start();
		const input = { approvalDecision: 'Approve', approvalWorkItemId: workItemIds[0] };

		const mixed = await act(approver, 'reviewApprovalWorkItem', input, input);
		const bad = await act(approver, 'reviewApprovalWorkItem', input);

		expect([mixed.status, mixed.body]).toMatchObject([200, [{ isSuccess: true }, { isSuccess: false }]]);
		expect([bad.status, bad.body]).toMatchObject([status, [{ isSuccess: false }]]);
	});

	it.each([
		['a member of the assigned queue', 'approver', 'AP_Approvers'],
		['a member of a group inside the assigned queue', 'integration', 'AP_Approvers'],
		['the delegate of the assignee', 'delegate', 'approver@sandbox.example'],
		['somebody in a role above', 'controller', 'approver@sandbox.example'],
	])('lets %s review', async (_, name, firstApprover) => {
		const UserOrGroupId = (await org.as('integration')).userId;
		const { body } = await org.control<{ records: { Group: string[] } }>('POST', 'seed', {
			records: { Group: [{ Name: 'Inner', Type: 'Regular' }] },
		});
		const [inner] = body.records.Group;
		const GroupMember = [
			{ GroupId: APPROVER_QUEUE.id, UserOrGroupId: inner },
			{ GroupId: inner, UserOrGroupId },
		];
		await org.seed({ records: { GroupMember } });
		const { workItemIds } = await start({ firstApprover });

		const reviewed = await review(await org.as(name), workItemIds[0]);

		expect(reviewed.body).toMatchObject([{ isSuccess: true }]);
	});

	it.each(['submitter', 'integration'])(
		'refuses the review of %s, whom nobody asked, as orgs do',
		async (name) => {
			const { workItemIds } = await start();
			const userName = `${name}@sandbox.example`;
			await org.control('POST', 'permissions', { userName, approvalAdmin: true });

			const { body } = await review(await org.as(name), workItemIds[0]);

			expect(body[0].errors).toMatchObject([
				{ statusCode: 'UNKNOWN_EXCEPTION', message: expect.stringContaining('StepInstanceId') },
			]);
		},
	);

	it('keeps who acted apart from who wrote the audit trail', async () => {
		const { workItemIds } = await start();
		await review(approver, workItemIds[0]);

		const [detail] = await admin.query(
			'SELECT ActionPerformedById, CreatedBy.Name FROM ApprovalSubmissionDetail',
		);

		expect(detail).toMatchObject({
			ActionPerformedById: APPROVER.id,
			CreatedBy: { Name: 'Automated Process' },
		});
	});

	it('answers one input with an object where the org does', async () => {
		await org.control('POST', 'switches', { flowActionReply: 'object' });
		const { workItemIds } = await start();

		const { body } = await review(approver, workItemIds[0]);

		expect(body).toMatchObject({ actionName: 'reviewApprovalWorkItem', isSuccess: true });
	});

	it.each([
		[true, true],
		[false, false],
	])('a System Administrator who is not asked may review: %s', async (flowAdminsMayReview, isSuccess) => {
		await org.control('POST', 'switches', { flowAdminsMayReview });
		const { workItemIds } = await start();

		const { body } = await review(admin, workItemIds[0]);

		expect(body).toMatchObject([{ isSuccess }]);
	});

	it('moves a request to somebody else, for Approval Admins alone', async () => {
		const { workItemIds } = await start();
		const input = { approvalWorkItemId: workItemIds[0], assigneeId: APPROVER_QUEUE.id, comments: 'Away' };

		const refused = await act(approver, 'reassignApprovalWorkItem', input);
		const done = await act(admin, 'reassignApprovalWorkItem', input);

		expect([refused.body[0].isSuccess, done.body[0].isSuccess]).toEqual([false, true]);
		expect(await admin.query('SELECT AssignedToId, AssignedTo.Name FROM ApprovalWorkItem')).toMatchObject([
			{ AssignedToId: APPROVER_QUEUE.id, AssignedTo: { Name: 'AP Approvers' } },
		]);
	});

	it('recalls for whoever is submitter and Approval Admin; the recall path updates the invoice', async () => {
		const { submissionId } = await start();
		const input = { approvalSubmissionId: submissionId, comments: 'Mistake' };

		const submitterAlone = await act(submitter, 'recallApprovalSubmission', input);
		const adminAlone = await act(admin, 'recallApprovalSubmission', input);
		await org.control('POST', 'permissions', { userName: SUBMITTER.userName, approvalAdmin: true });
		const both = await act(submitter, 'recallApprovalSubmission', input);

		expect([submitterAlone, adminAlone, both].map(({ body }) => body[0].isSuccess)).toEqual([
			false,
			false,
			true,
		]);
		expect([await statusOf(submissionId), await invoiceStatus()]).toEqual(['Recalled', 'Recalled']);
		expect(await openItems()).toEqual([]);
	});

	it('recalls for an Approval Admin alone where the org asks for less', async () => {
		await org.control('POST', 'switches', { flowRecallNeedsBoth: false });
		const { submissionId } = await start();

		const { body } = await act(admin, 'recallApprovalSubmission', { approvalSubmissionId: submissionId });

		expect(body).toMatchObject([{ isSuccess: true }]);
	});

	it('cancels without the recall path, and not twice', async () => {
		const { submissionId } = await start();
		const input = { approvalSubmissionId: submissionId };

		const first = await act(admin, 'cancelApprovalSubmission', input);
		const second = await act(admin, 'cancelApprovalSubmission', input);

		expect([first.body[0].isSuccess, second.body[0].isSuccess]).toEqual([true, false]);
		expect([await statusOf(submissionId), await invoiceStatus()]).toEqual(['Canceled', 'Pending']);
	});

	it('locks the record only where a step asks for it, and until the end', async () => {
		await org.control('POST', 'switches', { flowApprovalLocks: true });
		const { workItemIds } = await start();
		const write = async () =>
			(await submitter.update('AP_Invoice__c', invoiceId, { BILL_Sync_Message__c: 'x' })).status;

		const during = await write();
		await review(approver, workItemIds[0]);

		expect([during, await write()]).toEqual([400, 204]);
	});

	it('knows no action that starts a flow approval', async () => {
		const { status } = await act(admin, 'submitApprovalFlow', { recordId: invoiceId });

		expect(status).toBe(404);
	});
});

import { APPROVER, SUBMITTER } from '../../../sandbox/salesforce/tenant';
import { anApInvoice, anOrg, type ApiUser, type Org } from './org';

interface Result {
	success: boolean;
	instanceId: string;
	instanceStatus: string;
	newWorkitemIds: string[];
	actorIds: string[];
	entityId: string;
	errors: Array<{ statusCode: string }> | null;
}

describe('classic approvals', () => {
	let org: Org;
	let submitter: ApiUser;
	let approver: ApiUser;
	let invoiceId: string;

	const request = async (user: ApiUser, ...requests: Array<Record<string, unknown>>) =>
		await user.ask<Result[]>('POST', '/process/approvals', { body: { requests } });
	const submitted = async (fields: Record<string, unknown> = {}) => {
		const { body } = await request(submitter, { actionType: 'Submit', contextId: invoiceId, ...fields });
		return body[0];
	};
	const status = async () => (await submitter.read('AP_Invoice__c', invoiceId)).Approval_Status__c;
	const eventsSeen = async () => {
		const { body } = await org.control<Array<Record<string, unknown>>>('GET', 'events');
		return body;
	};

	beforeEach(async () => {
		org = await anOrg();
		[submitter, approver] = [await org.as('submitter'), await org.as('approver')];
		[invoiceId] = (await org.seed({ invoices: [anApInvoice()] })).invoices;
	});
	afterEach(async () => await org.stop());

	it('locks a submitted invoice and asks the approver', async () => {
		const result = await submitted({ comments: 'Please' });

		expect(result).toMatchObject({
			success: true,
			entityId: invoiceId,
			instanceStatus: 'Pending',
			actorIds: [APPROVER.id],
			newWorkitemIds: [expect.stringMatching(/^04i/)],
			errors: null,
		});
		expect(await status()).toBe('Pending');
		const edited = await submitter.update('AP_Invoice__c', invoiceId, { BILL_Sync_Status__c: 'Paid' });
		expect(edited).toMatchObject({ status: 400, body: [{ errorCode: 'ENTITY_IS_LOCKED' }] });
	});

	it('lets an administrator edit a locked invoice', async () => {
		await submitted();
		const admin = await org.as('admin');

		const edited = await admin.update('AP_Invoice__c', invoiceId, { Amount__c: 1 });

		expect(edited.status).toBe(204);
	});

	it.each([
		['Approve', 'Approved', 'Approved', 'Approved'],
		['Reject', 'Rejected', 'Rejected', 'Rejected'],
		['Removed', 'Removed', 'Recalled', 'Recalled'],
	])(
		'%s ends the submission, unlocks the invoice and announces the decision',
		async (actionType, instance, invoice, decision) => {
			const { newWorkitemIds, instanceId } = await submitted();
			const actor = actionType === 'Removed' ? submitter : approver;

			const { body } = await request(actor, {
				actionType,
				contextId: newWorkitemIds[0],
				comments: 'Checked',
			});

			expect(body[0]).toMatchObject({ success: true, instanceStatus: instance, newWorkitemIds: [] });
			expect(await status()).toBe(invoice);
			expect(
				(await submitter.update('AP_Invoice__c', invoiceId, { BILL_Sync_Status__c: 'Paid' })).status,
			).toBe(204);
			const events = await eventsSeen();
			expect(events.map(({ fields }) => fields)).toEqual([
				expect.objectContaining({
					Record_Id__c: invoiceId,
					Object_Name__c: 'AP_Invoice__c',
					Decision__c: decision,
					Approval_Id__c: instanceId,
					Amount__c: 120.5,
					Decided_By__c: actor.userId,
					Vendor_Id__c: (await submitter.read('AP_Invoice__c', invoiceId)).Vendor__c,
				}),
			]);
		},
	);

	it('announces a decision once, whichever of flow and Apex the org has chosen', async () => {
		await org.control('POST', 'switches', { publishWithApex: true });
		const { newWorkitemIds, instanceId } = await submitted();

		await request(approver, { actionType: 'Approve', contextId: newWorkitemIds[0] });

		expect(await eventsSeen()).toMatchObject([
			{
				fields: {
					Decision__c: 'Approved',
					Approval_Id__c: instanceId,
					Vendor_Id__c: expect.stringMatching(/^001\w{15}$/),
				},
			},
		]);
	});

	it.each([{ publishWithApex: true }, { publishWithApex: false }])(
		'announces a decision once though a workflow rule of the org runs the triggers again, with %j',
		async (chosen) => {
			await org.control('POST', 'switches', chosen);
			const { newWorkitemIds } = await submitted();

			await request(approver, { actionType: 'Approve', contextId: newWorkitemIds[0] });

			expect(await eventsSeen()).toMatchObject([{ fields: { Decision__c: 'Approved' } }]);
		},
	);

	it('announces a second approval of an invoice that was set back', async () => {
		await org.control('POST', 'switches', { publishWithApex: true });
		for (let round = 1; round <= 2; round++) {
			const { newWorkitemIds } = await submitted();
			await request(approver, { actionType: 'Approve', contextId: newWorkitemIds[0] });
			await submitter.update('AP_Invoice__c', invoiceId, { Approval_Status__c: 'Draft' });
		}

		expect(await eventsSeen()).toHaveLength(2);
	});

	it('announces nothing where flows arrived inactive, and shows them so', async () => {
		const active = "SELECT ApiName, IsActive FROM FlowDefinitionView WHERE ApiName = 'Publish_BILL_Approval'";
		expect(await submitter.query(active)).toMatchObject([{ IsActive: true }]);
		await org.control('POST', 'switches', { flowsAreActive: false });
		const { newWorkitemIds } = await submitted();

		await request(approver, { actionType: 'Approve', contextId: newWorkitemIds[0] });

		expect(await status()).toBe('Approved');
		expect(await eventsSeen()).toEqual([]);
		expect(await submitter.query(active)).toMatchObject([{ IsActive: false }]);
	});

	it('lets an approval stand that cannot be announced, and says so on the invoice', async () => {
		const { newWorkitemIds } = await submitted();
		await org.control('POST', 'switches', { hourlyPublishedEvents: 0 });

		const { body } = await request(approver, { actionType: 'Approve', contextId: newWorkitemIds[0] });

		expect(body[0]).toMatchObject({ success: true, instanceStatus: 'Approved' });
		expect(await submitter.read('AP_Invoice__c', invoiceId)).toMatchObject({
			Approval_Status__c: 'Approved',
			BILL_Sync_Status__c: 'Needs Attention',
			BILL_Sync_Message__c: expect.stringContaining(
				'The maximum number of events published per hour was exceeded',
			),
		});
		expect(await eventsSeen()).toEqual([]);
	});

	it('lets an approval stand that can be neither announced nor noted on a locked invoice', async () => {
		const { newWorkitemIds } = await submitted();
		await org.control('POST', 'switches', { hourlyPublishedEvents: 0, finalApprovalRecordLock: true });

		const { body } = await request(approver, { actionType: 'Approve', contextId: newWorkitemIds[0] });

		expect(body[0]).toMatchObject({ success: true, instanceStatus: 'Approved' });
		expect(await submitter.read('AP_Invoice__c', invoiceId)).toMatchObject({
			Approval_Status__c: 'Approved',
			BILL_Sync_Status__c: 'Not Sent',
		});
	});

	it('shows who did what when in the submission and its history', async () => {
		const { newWorkitemIds, instanceId } = await submitted({ comments: 'Please' });
		const pending = await approver.query(
			`SELECT Id, ActorId FROM ProcessInstanceWorkitem WHERE ProcessInstance.TargetObjectId = '${invoiceId}'`,
		);
		await request(approver, { actionType: 'Approve', contextId: newWorkitemIds[0], comments: 'Checked' });

		const [instance] = await approver.query<Record<string, unknown>>(
			`SELECT Id, Status, CompletedDate, LastActorId, SubmittedById, TargetObject.Name, ProcessDefinition.DeveloperName,
				(SELECT StepStatus, ActorId, Comments, IsPending FROM StepsAndWorkitems) FROM ProcessInstance
				WHERE TargetObjectId = '${invoiceId}' AND CompletedDate > 2020-01-01T00:00:00Z`,
		);

		expect(pending).toMatchObject([{ Id: newWorkitemIds[0], ActorId: APPROVER.id }]);
		expect(instance).toMatchObject({
			Id: instanceId,
			Status: 'Approved',
			CompletedDate: expect.stringMatching(/\+0000$/),
			LastActorId: APPROVER.id,
			SubmittedById: SUBMITTER.id,
			TargetObject: { Name: 'AP-000001' },
			ProcessDefinition: { DeveloperName: 'AP_Invoice_Approval' },
			StepsAndWorkitems: {
				records: [
					{ StepStatus: 'Approved', ActorId: APPROVER.id, Comments: 'Checked', IsPending: false },
					{ StepStatus: 'Started', ActorId: SUBMITTER.id, Comments: 'Please', IsPending: false },
				],
			},
		});
		expect(await approver.query('SELECT Id FROM ProcessInstanceWorkitem')).toEqual([]);
	});

	it('keeps the good entries of a batch', async () => {
		const { newWorkitemIds } = await submitted();

		const { status: httpStatus, body } = await request(
			approver,
			{ actionType: 'Approve', contextId: '04iSB0000000999' },
			{ actionType: 'Approve', contextId: newWorkitemIds[0] },
		);

		expect(httpStatus).toBe(200);
		expect(body.map(({ success }) => success)).toEqual([false, true]);
		expect(body[0]).toMatchObject({
			errors: [
				{
					statusCode: 'INVALID_CROSS_REFERENCE_KEY',
					message: 'invalid cross reference id',
					fields: ['contextId'],
				},
			],
			newWorkitemIds: null,
		});
		expect(await status()).toBe('Approved');
	});

	it('answers 400 with an array of errors when the switch says so and every entry failed', async () => {
		await org.control('POST', 'switches', { approvalFailureShape: 'top-level' });

		const reply = await request(approver, { actionType: 'Approve', contextId: '04iSB0000000999' });

		expect(reply).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_CROSS_REFERENCE_KEY' }] });
	});

	it('keeps the lock after final approval when the process does not lift it', async () => {
		await org.control('POST', 'switches', { finalApprovalRecordLock: true });
		const { newWorkitemIds } = await submitted();
		await request(approver, { actionType: 'Approve', contextId: newWorkitemIds[0] });

		const edited = await submitter.update('AP_Invoice__c', invoiceId, { BILL_Sync_Status__c: 'Paid' });

		expect(edited).toMatchObject({ status: 400, body: [{ errorCode: 'ENTITY_IS_LOCKED' }] });
	});

	it('publishes nothing when the flow is suppressed, although the record changes', async () => {
		await org.control('POST', 'switches', { suppressApprovalEvents: true });
		const { newWorkitemIds } = await submitted();

		await request(approver, { actionType: 'Approve', contextId: newWorkitemIds[0] });

		expect(await status()).toBe('Approved');
		expect(await eventsSeen()).toEqual([]);
	});

	it('starts a new round after a recall, with an id of its own', async () => {
		const first = await submitted();
		await request(submitter, { actionType: 'Removed', contextId: first.newWorkitemIds[0] });
		const second = await submitted();

		await request(approver, { actionType: 'Approve', contextId: second.newWorkitemIds[0] });

		expect((await eventsSeen()).map(({ fields }) => fields)).toMatchObject([
			{ Decision__c: 'Recalled', Approval_Id__c: first.instanceId },
			{ Decision__c: 'Approved', Approval_Id__c: second.instanceId },
		]);
	});

	it('asks the next approver of a process with two steps', async () => {
		await org.control('POST', 'switches', { approvalSteps: 2 });
		const { newWorkitemIds } = await submitted();

		const { body } = await request(approver, { actionType: 'Approve', contextId: newWorkitemIds[0] });

		expect(body[0]).toMatchObject({
			instanceStatus: 'Pending',
			newWorkitemIds: [expect.stringMatching(/^04i/)],
		});
		expect(await eventsSeen()).toEqual([]);
		const admin = await org.as('admin');
		await request(admin, { actionType: 'Approve', contextId: body[0].newWorkitemIds[0] });
		expect(await status()).toBe('Approved');
	});

	it('asks whom the submitter names', async () => {
		const integration = await org.as('integration');

		const result = await submitted({ nextApproverIds: [integration.userId] });

		expect(result.actorIds).toEqual([integration.userId]);
		const { body } = await request(integration, {
			actionType: 'Approve',
			contextId: result.newWorkitemIds[0],
		});
		expect(body[0].success).toBe(true);
	});

	it('reassigns a request when its actor is changed', async () => {
		const { newWorkitemIds } = await submitted();
		const integration = await org.as('integration');

		const reassigned = await approver.update('ProcessInstanceWorkitem', newWorkitemIds[0], {
			ActorId: integration.userId,
		});

		expect(reassigned.status).toBe(204);
		const { body } = await request(integration, { actionType: 'Approve', contextId: newWorkitemIds[0] });
		expect(body[0].success).toBe(true);
		const steps = await approver.query('SELECT StepStatus FROM ProcessInstanceStep');
		expect(steps.map(({ StepStatus }) => StepStatus)).toEqual(['Started', 'Reassigned', 'Approved']);
	});

	it('lists the process of invoices', async () => {
		const { body } = await submitter.ask('GET', '/process/approvals/');

		expect(body).toMatchObject({
			approvals: { AP_Invoice__c: [{ name: 'AP Invoice Approval', object: 'AP_Invoice__c' }] },
		});
	});

	it('announces nothing when the approval is rolled back with its composite request', async () => {
		const { newWorkitemIds } = await submitted();
		const compositeRequest = [
			{
				method: 'POST',
				url: '/services/data/v67.0/process/approvals',
				referenceId: 'approve',
				body: { requests: [{ actionType: 'Approve', contextId: newWorkitemIds[0] }] },
			},
			{
				method: 'PATCH',
				url: '/services/data/v67.0/sobjects/AP_Invoice__c/none',
				referenceId: 'bad',
				body: {},
			},
		];

		const { body } = await approver.ask<{ compositeResponse: Array<{ httpStatusCode: number }> }>(
			'POST',
			'/composite',
			{
				body: { allOrNone: true, compositeRequest },
			},
		);

		expect(body.compositeResponse.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 404]);
		expect(await status()).toBe('Pending');
		expect(await eventsSeen()).toEqual([]);
	});
});

import { runNode } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

beforeEach(async () => await salesforce.control('reset'));

afterAll(async () => await salesforce.stop());

const approver = () => salesforce.jwt({ userName: 'approver@sandbox.example' });
const submitter = () => salesforce.jwt({ userName: 'submitter@sandbox.example' });

async function aPendingInvoice(fields = {}): Promise<string> {
	const invoice = await salesforce.seedInvoice(fields);
	const { error } = await runNode(
		anOperation(submitter(), 'approval:submit', { recordId: byId(invoice), comments: 'Please pay' }),
	);
	expect(error).toBeUndefined();
	return invoice;
}

async function statusOf(invoice: string): Promise<unknown> {
	const rows = await salesforce.rows('AP_Invoice__c');
	return rows.find(({ Id }) => Id === invoice)?.Approval_Status__c;
}

it('submits a record and says who is asked', async () => {
	const invoice = await salesforce.seedInvoice();

	const { items } = await runNode(anOperation(submitter(), 'approval:submit', { recordId: byId(invoice) }));

	expect(items[0].json).toMatchObject({
		success: true,
		recordId: invoice,
		status: 'pending',
		instanceStatus: 'Pending',
		newWorkitemIds: [expect.stringMatching(/^04i/)],
	});
	expect(await statusOf(invoice)).toBe('Pending');
});

it('approves a record by looking up what is open for it', async () => {
	const invoice = await aPendingInvoice();

	const { items } = await runNode(
		anOperation(approver(), 'approval:approve', { recordId: byId(invoice), comments: 'Fine' }),
	);

	expect(items[0].json).toMatchObject({ recordId: invoice, status: 'approved' });
	expect(await statusOf(invoice)).toBe('Approved');
});

it('rejects the work item that Get Pending lists for a person', async () => {
	const invoice = await aPendingInvoice({ Invoice_Number__c: 'INV-7' });
	const person = (await salesforce.rows('User')).find(({ Name }) => Name === 'Approver Ames');
	const pending = await runNode(
		anOperation(approver(), 'approval:getPending', {
			pendingFor: 'actor',
			actorId: byId(String(person?.Id)),
			returnAll: true,
		}),
	);
	const [{ json: request }] = pending.items;

	const { items } = await runNode(
		anOperation(approver(), 'approval:reject', {
			decideOn: 'workItem',
			workItemId: byId(String(request.workItemId)),
		}),
	);

	expect(request).toMatchObject({
		recordId: invoice,
		objectName: 'AP_Invoice__c',
		processName: 'AP Invoice Approval',
		actorName: 'Approver Ames',
		submittedByName: 'Submitter Sutton',
	});
	expect(items[0].json).toMatchObject({ status: 'rejected' });
	expect(await statusOf(invoice)).toBe('Rejected');
});

it('lists what waits on one record, and nothing for a record that waits for nobody', async () => {
	const invoice = await aPendingInvoice();
	const other = await salesforce.seedInvoice({ Invoice_Number__c: 'INV-2' });
	const pendingOn = async (recordId: string) =>
		await runNode(
			anOperation(approver(), 'approval:getPending', { pendingFor: 'record', recordId: byId(recordId) }),
		);

	const [waiting, idle] = [await pendingOn(invoice), await pendingOn(other)];

	expect(waiting.items.map(({ json }) => json.recordId)).toEqual([invoice]);
	expect(idle).toMatchObject({ items: [], error: undefined });
});

it('tells the history of a record round by round', async () => {
	const invoice = await aPendingInvoice();
	await runNode(
		anOperation(approver(), 'approval:reject', { recordId: byId(invoice), comments: 'Wrong vendor' }),
	);
	await runNode(anOperation(submitter(), 'approval:submit', { recordId: byId(invoice) }));
	await runNode(
		anOperation(approver(), 'approval:approve', { recordId: byId(invoice), comments: 'Now right' }),
	);

	const { items } = await runNode(
		anOperation(approver(), 'approval:getHistory', { recordId: byId(invoice) }),
	);

	expect(items.map(({ json }) => json)).toMatchObject([
		{
			status: 'rejected',
			instanceStatus: 'Rejected',
			decidedByName: 'Approver Ames',
			comment: 'Wrong vendor',
			submittedByName: 'Submitter Sutton',
			steps: [
				{ decision: 'started', comment: 'Please pay' },
				{ decision: 'rejected', stepName: 'Manager approval' },
			],
		},
		{ status: 'approved', comment: 'Now right', decidedAt: expect.any(String) },
	]);
});

it('keeps a pending round without a decision', async () => {
	const invoice = await aPendingInvoice();

	const { items } = await runNode(
		anOperation(approver(), 'approval:getHistory', { recordId: byId(invoice) }),
	);

	expect(items[0].json).toMatchObject({
		status: 'pending',
		decidedById: null,
		decidedAt: null,
		comment: null,
	});
});

it.each(['per-entry', 'top-level'])('reports a refusal Salesforce sends %s', async (approvalFailureShape) => {
	const invoice = await aPendingInvoice();
	await salesforce.control('switches', { approvalFailureShape });

	const { error } = await runNode(anOperation(submitter(), 'approval:submit', { recordId: byId(invoice) }));

	expect(error).toMatchObject({
		message: expect.stringContaining('ALREADY_IN_PROCESS'),
		description: expect.stringContaining('already waits for approval'),
	});
});

it('does not decide what waits for somebody else', async () => {
	const invoice = await aPendingInvoice();

	const { error } = await runNode(anOperation(submitter(), 'approval:approve', { recordId: byId(invoice) }));

	expect(error).toMatchObject({
		message: expect.stringContaining(`did not approve record ${invoice}`),
		description: expect.stringContaining('waits for somebody else'),
	});
	expect(await statusOf(invoice)).toBe('Pending');
});

it('decides the other items when one is refused, and sends that one to the error output', async () => {
	const invoices = [await aPendingInvoice(), await salesforce.seedInvoice(), await aPendingInvoice()];

	const { outputs } = await runNode({
		...anOperation(approver(), 'approval:approve', { recordId: byId('={{ $json.Id }}') }),
		items: invoices.map((Id) => ({ Id })),
		onError: 'continueErrorOutput',
	});

	expect(outputs[0].map(({ json, pairedItem }) => [json.recordId, pairedItem])).toEqual([
		[invoices[0], { item: 0 }],
		[invoices[2], { item: 2 }],
	]);
	expect(outputs[1]).toMatchObject([
		{
			json: { error: expect.stringContaining(`Nothing is waiting for approval on record ${invoices[1]}`) },
			pairedItem: { item: 1 },
		},
	]);
});

it('says how to fix it on the error output too, where n8n keeps nothing but one text', async () => {
	const invoice = await salesforce.seedInvoice();

	const { outputs } = await runNode({
		...anOperation(approver(), 'record:update', {
			objectName: byId('AP_Invoice__c'),
			recordId: byId(invoice),
			fieldsFrom: 'json',
			fieldsJson: '{ "Nope__c": 1 }',
		}),
		items: [{ description: 'of the item before' }],
		onError: 'continueErrorOutput',
	});

	expect(outputs[0]).toEqual([]);
	expect(outputs[1]).toMatchObject([
		{ json: { error: expect.stringMatching(/Nope__c.*\. .*(field|API name)/) } },
	]);
});

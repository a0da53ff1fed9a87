import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { loggedIn, runSalesforce } from '../context';
import { fakeSalesforce, ok } from '../wire';
import type { FakeSalesforce, Reply } from '../wire';
import { describedInvoice } from './invoiceObject';

const TOOL = 'n8n-nodes-billcom-salesforce.salesforceApprovalTool';
const RECORD = 'a01SB0000000001AAA';

let salesforce: FakeSalesforce | undefined;

afterEach(async () => await salesforce?.stop());

async function runTool(
	item: IDataObject,
	permissions: INodeParameters = {},
	replies: Record<string, Reply[]> = {},
) {
	salesforce = await fakeSalesforce({ ...describedInvoice, ...replies });
	return await runSalesforce({
		credential: loggedIn(salesforce.url),
		items: [item],
		nodeType: TOOL,
		nodeParameters: permissions,
	});
}

const asItem = (name: string): IDataObject => {
	const [resource, operation] = name.split(':');
	return { resource, operation, objectName: 'AP_Invoice__c', recordId: RECORD };
};

it('does what a person has allowed', async () => {
	const item = { ...asItem('record:create'), fieldsFrom: 'json', fieldsJson: '{"Amount__c": 5}' };

	const output = await runTool(
		item,
		{ agentMayWrite: true },
		{ 'POST /sobjects/AP_Invoice__c': [ok({ id: RECORD, success: true })] },
	);

	expect(output[0].json).toMatchObject({ id: RECORD, success: true });
});

it('takes a permission that an expression fills for none', async () => {
	const run = runTool(asItem('record:delete'), { agentMayWrite: '={{ $fromAI("allowed") }}' });

	await expect(run).rejects.toThrow('Switch on Let the Agent Write');
});

it('lets an agent that may write submit as the process foresees it, and choose no approver', async () => {
	const item = { ...asItem('approval:submit'), options: { nextApproverIds: '005Hp00000AbCdEIAV' } };

	const run = runTool(item, { agentMayWrite: true });

	await expect(run).rejects.toThrow('Switch on Let the Agent Decide');
	expect(salesforce?.calls).toEqual([]);
});

import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { SalesforceApproval } from '../../../../nodes/SalesforceApproval/SalesforceApproval.node';
import { RESOURCES } from '../../../../nodes/SalesforceApproval/resources/resources';
import { loggedIn, runSalesforce } from '../context';
import { fakeSalesforce, ok } from '../wire';
import type { FakeSalesforce, Reply } from '../wire';
import { describedInvoice } from './invoiceObject';

const TOOL = 'n8n-nodes-billcom-salesforce.salesforceApprovalTool';
const RECORD = 'a01SB0000000001AAA';
const ALL = Object.entries(RESOURCES).flatMap(([resource, { operations }]) =>
	operations.map((operation) => ({ resource, operation, name: `${resource}:${operation.option.value}` })),
);
const DECIDING = [
	'approval:approve',
	'approval:reject',
	'approval:recall',
	'approval:cancel',
	'approval:reassign',
];
const WRITING = [
	'record:create',
	'record:update',
	'record:upsert',
	'record:delete',
	'record:link',
	'platformEvent:publish',
];

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

it.each([...DECIDING, ...WRITING])('lets no agent use %s unless a person has allowed it', async (name) => {
	const label = DECIDING.includes(name) ? 'Let the Agent Decide' : 'Let the Agent Write';

	const run = runTool(asItem(name));

	await expect(run).rejects.toThrow(`Switch on ${label}`);
	expect(salesforce?.calls).toEqual([]);
});

it('lets an agent read without asking, and nothing else', () => {
	const open = ALL.filter(({ operation }) => operation.agentNeeds === undefined).map(({ name }) => name);

	expect(open.filter((name) => !/:(get|check)/.test(name))).toEqual(['approval:submit']);
	expect(ALL.filter(({ operation, name }) => operation.agentNeeds && /:(get|check)/.test(name))).toEqual([]);
});

it('shows the switch for agents only, and takes no expression for it', () => {
	const guarded = ALL.filter(({ operation }) => operation.agentNeeds !== undefined);
	const shown = new SalesforceApproval().description.properties.filter(
		({ name, displayOptions }) => /^agentMay/.test(name) && displayOptions?.show?.['@tool']?.[0] === true,
	);

	expect(
		shown.every(({ noDataExpression, default: preset }) => noDataExpression === true && preset === false),
	).toBe(true);
	expect(shown.map(({ displayOptions }) => String(displayOptions?.show?.operation)).sort()).toEqual(
		[...guarded.map(({ operation }) => String(operation.option.value)), 'submit'].sort(),
	);
});

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

it('lets an agent submit as the process foresees it, and choose no approver', async () => {
	const item = { ...asItem('approval:submit'), options: { nextApproverIds: '005Hp00000AbCdEIAV' } };

	const run = runTool(item);

	await expect(run).rejects.toThrow('Switch on Let the Agent Decide');
	expect(salesforce?.calls).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { runNode } from './harness';
import { anOperation, byId, startSalesforce } from './salesforceSandbox';
import type { SalesforceSandbox } from './salesforceSandbox';

const SCHEMAS = resolve(__dirname, '../../dist/nodes/SalesforceApproval/__schema__/v1.0.0');
const VALUES = { fieldsFrom: 'json', fieldsJson: '{"Name":"Acme"}' };

let salesforce: SalesforceSandbox;

beforeAll(async () => {
	salesforce = await startSalesforce();
});

afterAll(async () => await salesforce.stop());

function promisedFields(path: string): string[] {
	const schema: { properties: object } = JSON.parse(readFileSync(`${SCHEMAS}/${path}.json`, 'utf8'));
	return Object.keys(schema.properties).sort();
}

it('returns the fields the editor shows before the first run', async () => {
	const [invoice, rejected] = [await salesforce.seedInvoice(), await salesforce.seedInvoice()];
	const approver = salesforce.jwt({ userName: 'approver@sandbox.example' });
	const submitter = salesforce.jwt({ userName: 'submitter@sandbox.example' });
	const account = {
		objectName: byId('Account'),
		externalIdField: 'BILL_Vendor_Id__c',
		externalIdValue: '009',
	};
	const runs: Array<[`${string}:${string}`, INodeParameters, typeof approver]> = [
		['approval:submit', { recordId: byId(invoice) }, submitter],
		['approval:submit', { recordId: byId(rejected) }, submitter],
		['approval:getPending', {}, approver],
		['approval:approve', { recordId: byId(invoice) }, approver],
		['approval:reject', { recordId: byId(rejected) }, approver],
		['approval:getHistory', { recordId: byId(invoice) }, approver],
		['record:upsert', { ...account, ...VALUES }, approver],
		[
			'platformEvent:publish',
			{ eventName: byId('BILL_Approval__e'), fieldsFrom: 'json', fieldsJson: '{"Decision__c":"Approved"}' },
			approver,
		],
	];

	for (const [operation, parameters, credential] of runs) {
		const { items } = await runNode(anOperation(credential, operation, parameters));

		expect([operation, Object.keys(items[0].json).sort()]).toEqual([
			operation,
			promisedFields(operation.replace(':', '/')),
		]);
	}
});

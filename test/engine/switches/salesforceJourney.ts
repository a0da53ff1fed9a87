/** What the package does in Salesforce, once: records, an approval by each engine, an event, and what the trigger hears. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode, startTrigger } from '../harness';
import type { NodeRun, RunningTrigger } from '../harness';
import { anOperation, byId } from '../salesforceSandbox';
import type { SalesforceSandbox } from '../salesforceSandbox';
import type { Outcome } from './billJourney';

const invoices = { objectName: byId('AP_Invoice__c') };

/** Runs one operation of the Salesforce node as `integration`, `submitter`, `approver` or `admin`. */
export async function run(
	salesforce: SalesforceSandbox,
	user: string,
	path: `${string}:${string}`,
	parameters: INodeParameters = {},
): Promise<NodeRun> {
	const credential = salesforce.jwt({ userName: `${user}@sandbox.example` });
	return await runNode(anOperation(credential, path, parameters));
}

/** A field of the first item, or the refusal in short: Salesforce's code where it has one, and what cures it. */
export function told({ items, error }: NodeRun, field: string): unknown {
	if (!error) return items[0]?.json[field];
	const [code = 'of ours'] = /\b[A-Z]+(_[A-Z]+)+\b/.exec(`${error.message} ${error.description ?? ''}`) ?? [];
	return `refused ${code}, cured by ${String(Object(Object(error.context).data).curedBy)}`;
}

export const update = async (salesforce: SalesforceSandbox, user: string, recordId: string, fields: object) =>
	await run(salesforce, user, 'record:update', {
		...invoices,
		recordId: byId(recordId),
		fieldsFrom: 'json',
		fieldsJson: JSON.stringify(fields),
	});

export const link = async (salesforce: SalesforceSandbox, recordId: string) =>
	await run(salesforce, 'integration', 'record:link', {
		...invoices,
		recordId: byId(recordId),
		linkField: 'BILL_Bill_Id__c',
		linkValue: '00n1',
	});

export async function listen(
	salesforce: SalesforceSandbox,
	parameters: INodeParameters = {},
): Promise<RunningTrigger> {
	return await startTrigger({
		type: 'salesforceApprovalTrigger',
		credentials: { salesforceApprovalJwtApi: salesforce.jwt() },
		parameters: { authentication: 'jwt', startFrom: 'earliest', ...parameters },
	});
}

/** The event that ends a journey: whatever was announced before it has been heard then. */
export const LAST = 'a00SB00000LAST1AAA';

export async function publish(salesforce: SalesforceSandbox): Promise<NodeRun> {
	const value = {
		Decision__c: 'Approved',
		Amount__c: '7',
		Record_Id__c: LAST,
		Object_Name__c: 'AP_Invoice__c',
	};
	return await run(salesforce, 'integration', 'platformEvent:publish', {
		eventName: byId('BILL_Approval__e'),
		fieldsFrom: 'mapper',
		columns: { mappingMode: 'defineBelow', value },
	});
}

/** What a trigger was told until the last event, or until it failed. */
export async function heardBy(trigger: RunningTrigger): Promise<string[]> {
	const items = () => trigger.emitted.flatMap((batch) => batch.items.map(({ json }) => json));
	const failures = () => [...trigger.fatalErrors, ...trigger.failedExecutions];
	await trigger.until(() => items().some(({ recordId }) => recordId === LAST) || failures().length > 0);
	const heard = items().map(({ decision, amount }: IDataObject) => `${String(decision)} ${String(amount)}`);
	return [...heard, ...failures().map(() => 'failed')].sort();
}

export async function journey(salesforce: SalesforceSandbox): Promise<Outcome> {
	const lines = [{ Amount__c: 100 }, { Amount__c: 20.5 }];
	const invoice = await salesforce.seedInvoice({ lines });
	const other = await salesforce.seedInvoice({ Invoice_Number__c: 'INV-2', Amount__c: 88 });
	const recordId = byId(invoice);
	let trigger: RunningTrigger | undefined;
	const listening = await listen(salesforce).then(
		(started) => ((trigger = started), 'listening'),
		(error: Error) => `not listening: ${/[A-Z]+(_[A-Z]+)+/.exec(error.message)?.[0]}`,
	);
	try {
		const children = { moreChildLists: ['AP_Invoice_Lines__r'] };
		const read = await run(salesforce, 'integration', 'record:get', { ...invoices, recordId, ...children });
		const updated = await update(salesforce, 'integration', invoice, { BILL_Sync_Status__c: 'Paid' });
		const submitted = await run(salesforce, 'submitter', 'approval:submit', { recordId });
		const pending = await run(salesforce, 'approver', 'approval:getPending');
		const approved = await run(salesforce, 'approver', 'approval:approve', { recordId });
		const history = await run(salesforce, 'approver', 'approval:getHistory', { recordId });
		const linked = await link(salesforce, invoice);
		await salesforce.control('flow-approvals', { recordId: other });
		const flowPending = await run(salesforce, 'approver', 'approval:getPending');
		const flow = await run(salesforce, 'approver', 'approval:approve', { recordId: byId(other) });
		const flowHistory = await run(salesforce, 'approver', 'approval:getHistory', { recordId: byId(other) });
		const published = await publish(salesforce);
		return {
			trigger: listening,
			read: told(read, 'Amount__c'),
			lines: [told(read, 'AP_Invoice_Lines__r')].flat().map((line) => Object(line).Amount__c),
			updated: told(updated, 'success'),
			submitted: told(submitted, 'status'),
			pending: pending.items.map(({ json }) => json.engine),
			approved: told(approved, 'status'),
			history: told(history, 'status'),
			linked: told(linked, 'outcome'),
			flowPending: flowPending.items.map(({ json }) => json.engine),
			flowApproved: told(flow, 'status'),
			flowHistory: told(flowHistory, 'status'),
			published: told(published, 'status'),
			heard: trigger && !published.error ? await heardBy(trigger) : 'nothing was sent',
		};
	} finally {
		await trigger?.close();
	}
}

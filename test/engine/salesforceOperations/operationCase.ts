import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { SalesforceOrg } from '../salesforceOrg';

/** Ids of what a case put into Salesforce. */
export type Arranged = Record<string, string>;

/**
 * One operation of the Salesforce node: parameters as a workflow has them, an item with which it succeeds, and one with
 * which it is refused. Parameters are expressions, so that a value taken from the wrong item shows.
 */
export interface OperationCase {
	resource: string;
	operation: string;
	/** What the case is about, where an operation has several. */
	about?: string;
	/** Who runs it: `approver` is approver@sandbox.example. `integration` unless told. */
	as?: string;
	/** Puts into Salesforce what this case needs. */
	arrange?: (sandbox: SalesforceOrg) => Promise<Arranged>;
	parameters?: INodeParameters;
	good: (ids: Arranged) => IDataObject;
	/** What the good item brings back, in part. */
	returns: (ids: Arranged) => object[];
	/** An item that is refused; without one, the credential is spoilt instead. */
	bad?: (ids: Arranged) => IDataObject;
	/** What the refusal says, at least, error and advice. */
	refusal: RegExp;
}

/** A locator that takes its id from the item. */
export const fromItem = (field: string) => ({ __rl: true, mode: 'id', value: `={{ $json.${field} }}` });

/** A locator with a fixed value. */
export const fixed = (value: string) => ({ __rl: true, mode: 'id', value });

/** An id no record has. */
export const UNKNOWN = 'a00SB0000zzzzzzAAA';

/** Sends an invoice into the approval process and returns it with its open request. */
export async function aClassicApproval(sandbox: SalesforceOrg): Promise<Arranged> {
	const invoice = await sandbox.seedInvoice();
	const request = { actionType: 'Submit', contextId: invoice, comments: 'Please pay' };
	const [{ instanceId, newWorkitemIds }] = await sandbox.call<
		Array<{ instanceId: string; newWorkitemIds: string[] }>
	>('submitter', 'POST', '/process/approvals', { requests: [request] });
	return { invoice, approval: instanceId, workItem: newWorkitemIds[0] };
}

/** The same with a flow approval. */
export async function aFlowApproval(
	sandbox: SalesforceOrg,
	inputs: Record<string, unknown> = {},
): Promise<Arranged> {
	const invoice = await sandbox.seedInvoice();
	const { submissionId, workItemIds } = await sandbox.control<{
		submissionId: string;
		workItemIds: string[];
	}>('flow-approvals', {
		recordId: invoice,
		submissionComments: 'Please pay',
		...inputs,
	});
	return { invoice, approval: submissionId, workItem: workItemIds[0] };
}

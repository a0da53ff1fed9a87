import type { INode } from 'n8n-workflow';
import type { Edit } from '../../sandbox/n8n/workflowFiles';
import { edits, inWorkflow } from './edits';

/** What a person has another name for: the shipped package's name, and that of the org's own objects. */
const NAMES: Record<string, string> = {
	AP_Invoice__c: 'Payable__c',
	AP_Invoice_Lines__r: 'Payable_Items__r',
	Vendor__c: 'Supplier__c',
	Vendor__r: 'Supplier__r',
	BillingStreet: 'Street__c',
	BillingCity: 'Town__c',
	BillingState: 'Region__c',
	BillingPostalCode: 'Zip__c',
	BillingCountry: 'Country__c',
	BILL_Vendor_Id__c: 'Payee_Id__c',
	Invoice_Number__c: 'Reference__c',
	Invoice_Date__c: 'Issued_On__c',
	Due_Date__c: 'Pay_By__c',
	Approval_Status__c: 'Stage__c',
	BILL_Bill_Id__c: 'Their_Bill__c',
	BILL_Payment_Id__c: 'Their_Payment__c',
	BILL_Sync_Status__c: 'Money_State__c',
	BILL_Sync_Message__c: 'Money_Note__c',
	Paid_Date__c: 'Settled_On__c',
	Paid_Amount__c: 'Settled_Total__c',
	Description__c: 'What__c',
	GL_Code__c: 'Ledger__c',
	Department__c: 'Cost_Center__c',
	Location__c: 'Site__c',
	Class__c: 'Segment__c',
	Job__c: 'Project__c',
};

/** The words of the shipped package for a status, and those of the org. */
const WORDS: Record<string, string> = {
	'Not Sent': 'None',
	'Bill Created': 'Entered',
	'Payment Scheduled': 'Underway',
	Paid: 'Settled',
	'Payment Failed': 'Bounced',
	Voided: 'Reversed',
	'Needs Attention': 'Look At It',
};

type Change = (text: string) => string;

const named: Change = (text) => text.replace(/[A-Za-z]\w*/g, (name) => NAMES[name] ?? name);

/** Replaces a text that has to be there: a person would not find it either. */
function instead(wanted: RegExp, by: string | ((found: string) => string)): Change {
	return (text) => {
		if (!wanted.test(text)) throw new Error(`Nothing says ${String(wanted)} any more.`);
		return text.replace(wanted, typeof by === 'string' ? () => by : by);
	};
}

/** Invoice and line have each a field Amount__c, and the org has two names for it. */
const amounts: Change = (text) =>
	text
		.replace(/\bline\.Amount__c/g, 'line.Net__c')
		.replace(/SELECT Amount__c/g, 'SELECT Net__c')
		.replace(/\bAmount__c/g, 'Total__c');

const READING: Change[] = [
	instead(/'Account'/, "'Supplier__c'"),
	instead(/\w+\.Approval_Status__c === 'Approved'/, (found) => found.replace('Approved', 'Signed Off')),
	instead(
		/(\w+)\.BILL_Sync_Status__c \?\? ''/,
		(found) => `((${JSON.stringify(inverse(WORDS)).replaceAll('"', "'")})[${found.split(' ')[0]}] ?? '')`,
	),
];
const FINDING: Change[] = [
	instead(/Approval_Status__c = 'Approved'/, "Stage__c = 'Signed Off'"),
	instead(/NOT IN \('Paid', 'Rolled Back'\)/, "NOT IN ('Settled')"),
];
const WRITING: Change[] = [
	instead(
		/BILL_Sync_Status__c: status/,
		`BILL_Sync_Status__c: (${JSON.stringify(WORDS).replaceAll('"', "'")})[status]`,
	),
];

/**
 * What the guide says to do for an org whose payables have nothing of the shipped package in common: other objects for
 * invoice, line and vendor, other fields, other words. It touches the two workflows that map, and names the object in the
 * trigger; nothing else.
 */
export const OWN_OBJECT: Edit = edits(
	inWorkflow('Read approved invoices', (draft) => ({
		...draft,
		nodes: draft.nodes.map((node) => {
			const { parameters } = node;
			if (parameters.childFields !== undefined)
				return rewritten(node, [
					(text) => text.replace('"childFields":["Amount__c"', '"childFields":["Net__c"'),
					amounts,
					named,
				]);
			if (parameters.soql !== undefined) return rewritten(node, [...FINDING, amounts, named]);
			if (String(parameters.jsonOutput ?? '').includes('Approval_Status__c'))
				return rewritten(node, [...READING, amounts, named]);
			return node;
		}),
	})),
	inWorkflow('Write status to Salesforce', (draft) => ({
		...draft,
		nodes: draft.nodes.map((node) =>
			JSON.stringify(node.parameters).includes('BILL_Sync_Status__c')
				? rewritten(node, [...WRITING, named])
				: node,
		),
	})),
	inWorkflow('Receive approvals', (draft) => ({
		...draft,
		nodes: draft.nodes.map((node) =>
			node.parameters.objectName === 'AP_Invoice__c' ? rewritten(node, [named]) : node,
		),
	})),
);

function rewritten(node: INode, changes: Change[]): INode {
	const text = changes.reduce((sofar, change) => change(sofar), JSON.stringify(node.parameters));
	return { ...node, parameters: JSON.parse(text) };
}

function inverse(words: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(words).map(([ours, theirs]) => [theirs, ours]));
}

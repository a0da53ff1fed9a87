import type { BillStats } from '../bill/world/stats';
import { readSnapshot } from '../console/simulators';
import type { SalesforceInvoice } from '../console/simulators';
import { complaints, listExecutions, readExecution } from '../n8n/executions';
import type { Execution, ExecutionSummary } from '../n8n/executions';
import { readTable } from '../n8n/tables';
import { countAskedPeople } from './askedPeople';
import { usesTrigger } from './connections';
import { countRuns } from './countedRuns';
import type { KeptRun } from './countedRuns';
import { centsOff, countDuplicates, livingPayments } from './differences';
import type { Everything } from './everything';

/** The last line of a headless run. Everything in it was read from the simulators and from n8n afterwards. */
export interface Figures {
	/** Invoices to pay that are approved in Salesforce; credits do not count. */
	approved: number;
	vendors: number;
	bills: number;
	payments: number;
	paidInSalesforce: number;
	/** Vendors, bills, payments and links beyond the first of their kind. */
	duplicates: number;
	/** Sum of the differences between an invoice, its bill, its payment and what Salesforce says was paid, in cents. */
	centsDifference: number;
	billApiCalls: number;
	logins: number;
	/** Times one of BILL's limits reached a workflow. */
	rateLimitErrors: number;
	/** Invoices that need a person: Needs Attention in Salesforce or a row in Dead Letters. Parked credits do not count. */
	askedAPerson: number;
	/** n8n's executions without those that BILL's messages start, directly or through another workflow; see `countRuns`. */
	executions: number;
	/** From the first approval to the creation of the last payment, as BILL dates it. */
	secondsToPayments: number;
	/** From the first approval until every invoice was settled and n8n had nothing left to do. */
	seconds: number;
}

/** The moments of a run. */
export interface Course {
	/** Right before the first approval, in milliseconds since 1970; the simulators' clocks are this machine's. */
	startedAt: number;
	/** When nothing was left to do. */
	endedAt: number;
	/** Number of n8n's newest execution before the first approval. */
	lastExecutionBefore: number;
}

/** What a run did, beside the figures. */
export interface Evidence {
	figures: Figures;
	/** Salesforce accounts the approved invoices belong to. */
	expectedVendors: number;
	invoices: SalesforceInvoice[];
	credits: SalesforceInvoice[];
	vendorNames: Map<string, string>;
	/** How busy it was: n8n's executions, BILL's webhook messages and those n8n did not take in time. */
	traffic: { executions: number; notificationsSent: number; notificationsFailed: number };
	/** Runs that failed or in which an item left through an error output. */
	troubled: Array<{ execution: Execution; workflowName: string; messages: string[] }>;
}

const LIMIT_CODES = /BDC_(1322|1144)/; // three in flight; calls an hour
const READERS = 8;

/** A credit is what Salesforce owes back: a document whose total is not above zero. */
export function isCredit({ Amount__c: amount }: SalesforceInvoice): boolean {
	return (amount ?? 0) <= 0;
}

/** Reads what the run left behind. */
export async function measure(everything: Everything, course: Course): Promise<Evidence> {
	const { sandbox, bill, client } = everything;
	const { startedAt, endedAt, lastExecutionBefore: lastBefore } = course;
	const snapshot = await readSnapshot(sandbox);
	const { vendors } = await bill.read<{ vendors: Array<{ name: string }> }>('state');
	const stats = await bill.read<BillStats>('stats');
	const summaries = await listExecutions(client);
	const { notificationsSent, notificationsFailed } = stats;
	const { kept, troubled } = await readRuns(everything, [...summaries]);
	const approved = snapshot.invoices.filter((invoice) => invoice.Approval_Status__c === 'Approved');
	const toPay = approved.filter((invoice) => !isCredit(invoice));
	const credits = approved.filter(isCredit);
	const payments = livingPayments(snapshot);
	const lastPaymentAt = Math.max(startedAt, ...payments.map(({ createdTime }) => Date.parse(createdTime)));
	return {
		figures: {
			approved: toPay.length,
			vendors: vendors.length,
			bills: snapshot.bills.length,
			payments: payments.length,
			paidInSalesforce: snapshot.invoices.filter(({ BILL_Sync_Status__c: status }) => status === 'Paid')
				.length,
			duplicates: countDuplicates(
				snapshot,
				vendors.map(({ name }) => name),
			),
			centsDifference: toPay.reduce((sum, invoice) => sum + centsOff(invoice, snapshot), 0),
			billApiCalls: stats.calls,
			logins: stats.logins,
			rateLimitErrors: troubled
				.flatMap(({ messages }) => messages)
				.filter((message) => LIMIT_CODES.test(message)).length,
			askedAPerson: countAskedPeople({ invoices: toPay, credits }, await readTable(client, 'Dead Letters')),
			executions: countRuns(kept, { lastBefore, billWorkflows: billWorkflows(everything) }),
			secondsToPayments: secondsBetween(startedAt, lastPaymentAt),
			seconds: secondsBetween(startedAt, endedAt),
		},
		expectedVendors: new Set(toPay.map(({ Vendor__c: vendor }) => vendor)).size,
		invoices: toPay,
		credits,
		vendorNames: new Map(snapshot.accounts.map(({ Id, Name }) => [Id, Name])),
		traffic: { executions: summaries.length, notificationsSent, notificationsFailed },
		troubled,
	};
}

/** Reads every run that n8n kept, and picks those in which something failed. */
async function readRuns(
	{ client }: Everything,
	summaries: ExecutionSummary[],
): Promise<{ kept: KeptRun[]; troubled: Evidence['troubled'] }> {
	const kept: KeptRun[] = [];
	const troubled: Evidence['troubled'] = [];
	const readSome = async () => {
		for (let summary = summaries.pop(); summary !== undefined; summary = summaries.pop()) {
			const execution = await readExecution(client, summary.id);
			const { id, workflowId, mode, calledBy } = execution;
			kept.push({ id, workflowId, mode, calledBy });
			const messages = complaints(execution);
			if (messages.length > 0 || execution.status !== 'success') {
				troubled.push({ execution, workflowName: summary.workflowName, messages });
			}
		}
	};
	await Promise.all(Array.from({ length: READERS }, readSome));
	return { kept, troubled: troubled.sort((a, b) => Number(a.execution.id) - Number(b.execution.id)) };
}

function billWorkflows({ provisioned }: Everything): Set<string> {
	const workflows = [...provisioned.workflows.values()].filter((one) => usesTrigger(one, 'billComTrigger'));
	return new Set(workflows.map(({ id }) => id));
}

function secondsBetween(fromMs: number, toMs: number): number {
	return Math.round((toMs - fromMs) / 100) / 10;
}

import type { BillStats } from '../bill/world/stats';
import { readSnapshot } from '../console/simulators';
import type { SalesforceInvoice } from '../console/simulators';
import { complaints, listExecutions, readExecution } from '../n8n/executions';
import type { Execution, ExecutionSummary } from '../n8n/executions';
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
	/** From the first approval until every invoice was settled and n8n had nothing left to do. */
	seconds: number;
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
export async function measure(everything: Everything, seconds: number): Promise<Evidence> {
	const { sandbox, bill } = everything;
	const snapshot = await readSnapshot(sandbox);
	const { vendors } = await bill.read<{ vendors: Array<{ name: string }> }>('state');
	const stats = await bill.read<BillStats>('stats');
	const summaries = await listExecutions(everything.client);
	const { notificationsSent, notificationsFailed } = stats;
	const troubled = await troubledRuns(everything, [...summaries]);
	const approved = snapshot.invoices.filter((invoice) => invoice.Approval_Status__c === 'Approved');
	const toPay = approved.filter((invoice) => !isCredit(invoice));
	const payments = livingPayments(snapshot);
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
			seconds: Math.round(seconds * 10) / 10,
		},
		expectedVendors: new Set(toPay.map(({ Vendor__c: vendor }) => vendor)).size,
		invoices: toPay,
		credits: approved.filter(isCredit),
		vendorNames: new Map(snapshot.accounts.map(({ Id, Name }) => [Id, Name])),
		traffic: { executions: summaries.length, notificationsSent, notificationsFailed },
		troubled,
	};
}

async function troubledRuns(
	{ client }: Everything,
	summaries: ExecutionSummary[],
): Promise<Evidence['troubled']> {
	const found: Evidence['troubled'] = [];
	const readSome = async () => {
		for (let summary = summaries.pop(); summary !== undefined; summary = summaries.pop()) {
			const execution = await readExecution(client, summary.id);
			const messages = complaints(execution);
			if (messages.length > 0 || execution.status !== 'success') {
				found.push({ execution, workflowName: summary.workflowName, messages });
			}
		}
	};
	await Promise.all(Array.from({ length: READERS }, readSome));
	return found.sort((a, b) => Number(a.execution.id) - Number(b.execution.id));
}

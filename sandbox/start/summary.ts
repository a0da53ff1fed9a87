import type { SalesforceInvoice } from '../console/simulators';
import type { Evidence } from './measure';
import { table } from './progress';

const SHOWN_ROWS = 15;

/** What a run did, for a person: some invoices, all that are not paid, the parked credits, the figures. */
export function summary({ figures, invoices, credits, vendorNames, traffic }: Evidence): string {
	const paid = invoices.filter(({ BILL_Sync_Status__c: status }) => status === 'Paid');
	const others = invoices.filter((invoice) => !paid.includes(invoice));
	const shown = [...others, ...paid.slice(0, SHOWN_ROWS)];
	const rows = [...shown, ...credits].map((invoice) => row(invoice, vendorNames));
	const hidden = paid.length - Math.min(paid.length, SHOWN_ROWS);
	const parts = [table(['invoice', 'vendor', 'amount', 'BILL bill', 'status in Salesforce', 'paid'], rows)];
	if (hidden > 0) parts.push(`… and ${hidden} more, all paid`);
	for (const credit of credits)
		parts.push(
			`Parked credit ${credit.Invoice_Number__c}: ${credit.BILL_Sync_Message__c ?? 'no reason given'}`,
		);
	const { executions, notificationsSent, notificationsFailed } = traffic;
	parts.push(
		'',
		`${executions} n8n executions in all; ${notificationsSent} messages from BILL, ${notificationsFailed} of them not accepted in time`,
	);
	parts.push(
		'',
		table(
			['figure', 'value'],
			Object.entries(figures).map(([name, value]) => [name, String(value)]),
		),
	);
	return parts.join('\n');
}

function row(invoice: SalesforceInvoice, vendorNames: Map<string, string>): string[] {
	return [
		invoice.Invoice_Number__c ?? '',
		(vendorNames.get(invoice.Vendor__c ?? '') ?? '').slice(0, 32),
		(invoice.Amount__c ?? 0).toFixed(2),
		invoice.BILL_Bill_Id__c ?? '',
		invoice.BILL_Sync_Status__c,
		invoice.Paid_Amount__c?.toFixed(2) ?? '',
	];
}

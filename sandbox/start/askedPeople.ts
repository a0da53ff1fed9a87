import type { SalesforceInvoice } from '../console/simulators';
import type { TableRow } from '../n8n/tables';

const ID_LENGTH = 15; // Salesforce writes the same id with 15 or 18 characters

/**
 * How many invoices a person has to look after: those that Salesforce shows as Needs Attention, and those with a row in
 * Dead Letters, each once. A row about no invoice counts as one: somebody has to look at it, too. Credits do not count:
 * parking them is what should happen.
 * @param letters all rows of the table Dead Letters
 */
export function countAskedPeople(
	{ invoices, credits }: { invoices: SalesforceInvoice[]; credits: SalesforceInvoice[] },
	letters: TableRow[],
): number {
	const marked = invoices.filter(({ BILL_Sync_Status__c: status }) => status === 'Needs Attention');
	const ids = new Set(invoices.map(({ Id }) => short(Id)));
	const parked = new Set(credits.map(({ Id }) => short(Id)));
	const named = letters.map(({ recordId }) => short(String(recordId ?? ''))).filter((id) => !parked.has(id));
	const asked = new Set([...marked.map(({ Id }) => short(Id)), ...named.filter((id) => ids.has(id))]);
	return asked.size + named.filter((id) => !ids.has(id)).length;
}

function short(id: string): string {
	return id.slice(0, ID_LENGTH);
}

import { askFor } from '../../clients/askFor';
import { toLine } from '../journals';
import type { JournalLine } from '../journals';
import { billNumberOf } from '../overview';
import type { PaymentRecord, SalesforceAccount, SalesforceInvoice, SimulatorUrls } from '../simulators';
import { billSteps } from './billSteps';
import type { DatedBill, InBill, PaymentEvent, VendorRecord } from './billSteps';
import { callsAbout } from './calls';
import { approvalSteps, statusSteps } from './salesforceSteps';
import type { RunReader } from './runs';
import type { Step } from './step';
import type { Work } from './work';

/** Everything known of the way of one invoice. */
export interface Way {
	/** Oldest first. */
	steps: Step[];
	/** Where n8n's work on it stands; left out where there is no n8n, or no approval yet. */
	work?: Work;
	/** Every request that names it, its bill or its payments, oldest first. */
	calls: Array<JournalLine & { system: 'BILL' | 'Salesforce' }>;
}

/** What n8n knows, if there is one. */
interface InN8n {
	work?: Work;
	runs?: RunReader;
}

interface BillState {
	vendors: VendorRecord[];
	bills: DatedBill[];
	payments: PaymentRecord[];
	events: PaymentEvent[];
}

/**
 * Puts together what both simulators and n8n know of an invoice.
 * @returns undefined when Salesforce has no such invoice
 */
export async function wayOf(
	{ billUrl, salesforceUrl }: SimulatorUrls,
	recordId: string,
	{ work, runs }: InN8n,
): Promise<Way | undefined> {
	const read = async <T>(object: string) =>
		await askFor<T[]>('Salesforce', `${salesforceUrl}/sandbox/state?object=${object}`);
	const [invoices, accounts, state] = await Promise.all([
		read<SalesforceInvoice>('AP_Invoice__c'),
		read<SalesforceAccount & { BILL_Vendor_Id__c?: string | null }>('Account'),
		askFor<BillState>('BILL', `${billUrl}/sandbox/state`),
	]);
	const invoice = invoices.find(({ Id }) => Id === recordId);
	if (!invoice) return undefined;
	const account = accounts.find(({ Id }) => Id === invoice.Vendor__c);
	const number = billNumberOf(invoice.Invoice_Number__c ?? '');
	const found = partOf(state, invoice, { number, vendorName: account?.Name ?? '' });
	const approvals = await approvalSteps(salesforceUrl, recordId);
	const since = approvals[0]?.at ?? '';
	const inBill = { ...found, vendors: found.vendors.filter(({ createdTime }) => createdTime >= since) };
	const ids = [...found.bills, ...found.payments].map(({ id }) => id);
	const [inBillCalls, inSalesforceCalls, runSteps] = await Promise.all([
		callsAbout('BILL', billUrl, [
			{ about: ids },
			{ path: '/bills', about: [number] },
			{ path: '/vendors', about: [account?.Name ?? ''] },
		]),
		callsAbout('Salesforce', salesforceUrl, [{ about: [recordId] }]),
		work && runs ? runs.steps(recordId, work).catch(() => []) : [], // an n8n that restarts has nothing to tell
	]);
	const steps = [
		...approvals,
		...runSteps,
		...billSteps(inBill, inBillCalls),
		...statusSteps(invoice, inSalesforceCalls),
		...putOff(work),
	];
	const calls = [
		...inBillCalls.map((call) => ({ ...toLine(call), system: 'BILL' as const })),
		...inSalesforceCalls.map((call) => ({ ...toLine(call), system: 'Salesforce' as const })),
	];
	return { steps: byTime(steps), work, calls: byTime(calls) };
}

/** The last time that n8n could not finish; the row keeps no earlier ones. */
function putOff(work: Work | undefined): Step[] {
	if (work?.state !== 'retry') return [];
	return [{ at: work.changedAt, system: 'n8n', title: 'Put off until the next try', tone: 'attention' }];
}

function partOf(
	{ vendors, bills, payments, events }: BillState,
	invoice: SalesforceInvoice,
	{ number, vendorName }: { number: string; vendorName: string },
): InBill {
	const ours = bills.filter(
		({ id, vendorName: name, invoice: { invoiceNumber } }) =>
			id === invoice.BILL_Bill_Id__c || (invoiceNumber === number && name === vendorName),
	);
	const billIds = new Set(ours.map(({ id }) => id));
	const paid = payments.filter(({ billId }) => billIds.has(billId));
	const paymentIds = new Set(paid.map(({ id }) => id));
	return {
		vendors: vendors.filter(({ name }) => name === vendorName),
		bills: ours,
		payments: paid,
		events: events.filter(({ type, entityId }) => type === 'payment.updated' && paymentIds.has(entityId)),
	};
}

function byTime<T extends { at: string }>(things: T[]): T[] {
	return things.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

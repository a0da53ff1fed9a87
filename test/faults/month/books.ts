import type { BillRecord, PaymentRecord, SalesforceInvoice } from '../../../sandbox/console/simulators';
import type { Entered } from './month';
import type { ToldInvoice } from './reader';

/** Both systems, as their simulators have them. */
export interface Books {
	invoices: SalesforceInvoice[];
	bills: BillRecord[];
	payments: Array<PaymentRecord & { billPayments?: Array<{ billId: string; amount: number }> }>;
}

const DEAD = /VOID|CANCEL/;
/** What an invoice may have ended as. Whoever came too late to undo a payment left it paid. */
const ENDS: Record<Entered['story'], string[]> = {
	paid: ['Paid'],
	'asked and released': ['Paid'],
	'asked and refused': ['Needs Attention'],
	voided: ['Voided', 'Paid'],
	'voided and sent again': ['Paid'],
	'rolled back': ['Rolled Back', 'Paid'],
	'changed and approved again': ['Paid'],
	withdrawn: ['Paid'],
};
const UNPAID = ['Needs Attention', 'Voided', 'Rolled Back'];

/** Where both systems do not agree to the cent, or an invoice did not end as its story says; nothing where all is well. */
export function disagreements(entered: Entered[], books: Books): string[] {
	return entered.flatMap((one) => {
		const shown = books.invoices.find(({ Id }) => Id === one.id);
		if (!shown) return [`${one.number} is not in Salesforce`];
		const { bills, live } = inBill(one, books);
		const kept = bills.filter(({ archived }) => !archived);
		const status = shown.BILL_Sync_Status__c;
		const isPaid = !UNPAID.includes(status);
		const paid = live.map(({ amount }) => Math.round(amount * 100));
		return [
			!ENDS[one.story].includes(status) && `is ${status}: ${shown.BILL_Sync_Message__c ?? ''}`,
			kept.length > 1 && `has ${kept.length} bills`,
			live.length !== (isPaid ? 1 : 0) && `has ${live.length} live payments`,
			isPaid && paid.some((cents) => cents !== one.approvedCents) && `is paid with ${paid.join(', ')} cents`,
			isPaid &&
				Math.round((shown.Paid_Amount__c ?? 0) * 100) !== one.approvedCents &&
				`shows ${shown.Paid_Amount__c} as paid`,
			isPaid && shown.BILL_Payment_Id__c !== live[0]?.id && `names payment ${shown.BILL_Payment_Id__c}`,
			status === 'Rolled Back' && kept.length > 0 && 'has a bill although it was rolled back',
		]
			.filter((what) => what !== false)
			.map((what) => `${one.number} (${one.story}) ${what}`);
	});
}

/** Where the audit trail by itself tells another story than the two systems. */
export function untold(entered: Entered[], books: Books, told: Map<string, ToldInvoice>): string[] {
	return entered.flatMap((one) => {
		const story = told.get(one.id);
		if (!story) return [`${one.number}: the audit trail does not know it`];
		const shown = books.invoices.find(({ Id }) => Id === one.id);
		const { bills, all } = inBill(one, books);
		const payments = all.map(
			({ id, amount, singleStatus }) => `${id} ${Math.round(amount * 100)} ${fateOf(singleStatus)}`,
		);
		const toldPayments = story.payments.map(({ id, cents, status }) => `${id} ${cents} ${fateOf(status)}`);
		return [
			differ(
				'bills',
				bills.map(({ id }) => id),
				story.billIds,
			),
			differ(
				'archived bills',
				bills.filter(({ archived }) => archived).map(({ id }) => id),
				story.archivedBillIds,
			),
			differ('payments', payments, toldPayments),
			differ('status', [shown?.BILL_Sync_Status__c ?? ''], [story.status]),
			shown?.BILL_Sync_Status__c === 'Paid' &&
				differ('amount', [String(one.approvedCents)], [String(story.paidCents ?? '')]),
		]
			.filter((what) => what !== false && what !== undefined)
			.map((what) => `${one.number} (${one.story}): ${what}`);
	});
}

function inBill({ number, vendorName }: Entered, { bills: all, payments }: Books) {
	const bills = all.filter(
		({ invoice: { invoiceNumber }, vendorName: name }) => invoiceNumber === number && name === vendorName,
	);
	const ids = bills.map(({ id }) => id);
	const own = payments.filter(({ billId, billPayments = [] }) =>
		[billId, ...billPayments.map((part) => part.billId)].some((id) => ids.includes(id)),
	);
	return { bills, all: own, live: own.filter(({ singleStatus }) => !DEAD.test(singleStatus)) };
}

/** Steps on the way of a payment are seen now and then; how it ended is what counts. */
function fateOf(status: string): string {
	if (DEAD.test(status)) return 'undone';
	return status === 'CLEARED' ? 'cleared' : 'on its way';
}

function differ(what: string, real: string[], told: string[]): string | undefined {
	const [one, other] = [[...real].sort().join(', '), [...told].sort().join(', ')];
	return one === other ? undefined : `${what} are ${one || 'none'}, told are ${other || 'none'}`;
}

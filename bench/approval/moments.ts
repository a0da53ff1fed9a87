import type { Control } from '../../sandbox/start/control';

/** When things happened to one invoice, epoch milliseconds by the clocks of the simulators, which run on one machine. */
export interface Moments {
	approved: number;
	/** The bill exists in BILL. */
	billed: number;
	/** The payment exists in BILL. */
	scheduled: number;
	/** Salesforce took the write that says Paid. */
	paid: number;
}

interface Created {
	id: string;
	createdTime: string;
	billId?: string;
}

interface SalesforceCall {
	at: string;
	path: string;
	body: unknown;
	status: number;
	durationMs: number;
}

interface Event {
	createdAt: number;
	fields: { Record_Id__c?: string };
}

/**
 * Reads back when each invoice went where.
 * @throws when one of them did not go all the way
 */
export async function momentsOf(
	invoices: Array<{ Id: string; BILL_Bill_Id__c: string | null }>,
	{ bill, salesforce }: { bill: Control; salesforce: Control },
): Promise<Moments[]> {
	const events = await salesforce.read<Event[]>('events');
	const writes = await salesforce.read<SalesforceCall[]>('journal', {
		method: 'PATCH',
		path: 'AP_Invoice__c',
	});
	const { bills, payments } = await bill.read<{ bills: Created[]; payments: Created[] }>('state');
	return invoices.map(({ Id, BILL_Bill_Id__c: billId }) => {
		const paid = writes.find((call) => call.path.includes(Id) && call.status < 300 && saysPaid(call.body));
		return {
			approved: found(
				events.find(({ fields }) => fields.Record_Id__c === Id)?.createdAt,
				`the approval of ${Id}`,
			),
			billed: found(at(bills.find(({ id }) => id === billId)?.createdTime), `the bill of ${Id}`),
			scheduled: found(
				at(payments.find((payment) => payment.billId === billId)?.createdTime),
				`the payment of ${Id}`,
			),
			paid: found(paid && Date.parse(paid.at) + paid.durationMs, `the write that says that ${Id} is paid`),
		};
	});
}

function at(time: string | undefined): number | undefined {
	return time === undefined ? undefined : Date.parse(time);
}

function saysPaid(body: unknown): boolean {
	return (
		typeof body === 'object' &&
		body !== null &&
		'BILL_Sync_Status__c' in body &&
		body.BILL_Sync_Status__c === 'Paid'
	);
}

function found(moment: number | undefined, what: string): number {
	if (moment === undefined || Number.isNaN(moment)) throw new Error(`Nothing tells when ${what} was made.`);
	return moment;
}

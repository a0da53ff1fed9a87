import { isJsonObject } from '../../simulator/fields';
import { toLine } from '../journals';
import type { BillRecord, PaymentRecord } from '../simulators';
import { callThatMade, wasTaken } from './calls';
import type { Call } from './calls';
import { messageIn } from './salesforceSteps';
import { isoTime } from './step';
import type { Step, Tone } from './step';

/** What BILL holds of one invoice. */
export interface InBill {
	vendors: VendorRecord[];
	bills: DatedBill[];
	/** Those of its bills, also the ones that were voided. */
	payments: PaymentRecord[];
	/** What BILL told its subscribers about these payments. */
	events: PaymentEvent[];
}

export interface VendorRecord {
	id: string;
	name: string;
	createdTime: string;
}

export type DatedBill = BillRecord & { createdTime: string };

/** A notification; `payload` is JSON text with the payment's status in it. */
export interface PaymentEvent {
	type: string;
	entityId: string;
	createdTime: string;
	payload: string;
}

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const KINDS = ['vendor', 'bill', 'payment'];

/** What happened in BILL: vendor, bill and payments made, every status of the payments, and what BILL refused. */
export function billSteps({ vendors, bills, payments, events }: InBill, calls: Call[]): Step[] {
	const made = (kind: string, id: string) => callThatMade(calls, `/${kind}s`, id);
	return [
		...vendors.map(({ id, name, createdTime }) =>
			stepAt(createdTime, `Vendor ${name} created`, { call: made('vendor', id) }),
		),
		...bills.map(({ id, invoice, createdTime }) =>
			stepAt(createdTime, `Bill ${invoice.invoiceNumber} created`, { note: id, call: made('bill', id) }),
		),
		...payments.map(({ id, amount, processDate, createdTime }) =>
			stepAt(createdTime, `Payment of ${dollars.format(amount)} scheduled`, {
				note: `${id}, to be processed on ${processDate}`,
				tone: 'underway',
				call: made('payment', id),
			}),
		),
		...events.flatMap((event) => statusStep(event) ?? []),
		...calls.flatMap((call) => refusedStep(call) ?? []),
	];
}

/** The first status is the payment's creation, which is a step already. */
function statusStep({ payload, createdTime }: PaymentEvent): Step | undefined {
	const status = statusIn(payload);
	if (status === '' || status === 'SCHEDULED') return undefined;
	return stepAt(createdTime, `Payment ${status.toLowerCase().replaceAll('_', ' ')}`, {
		tone: toneOf(status),
	});
}

function statusIn(payload: string): string {
	const { payment }: { payment?: unknown } = JSON.parse(payload);
	return isJsonObject(payment) && typeof payment.status === 'string' ? payment.status : '';
}

function toneOf(status: string): Tone {
	if (status === 'CLEARED') return 'paid';
	if (/VOID|CANCEL/.test(status)) return 'closed';
	return /FAILED|HOLD/.test(status) ? 'attention' : 'underway';
}

function refusedStep(call: Call): Step | undefined {
	const kind = KINDS.find((one) => call.path.includes(`/${one}s`));
	if (wasTaken(call) || call.method === 'GET' || kind === undefined) return undefined;
	// Cut off or a server's error: nobody knows yet whether it was done.
	const isUnclear = call.status === 0 || call.status >= 500;
	const title = isUnclear ? `No clear answer about the ${kind}` : `BILL refused the ${kind}`;
	const note = [call.refusal, messageIn(call.response)].filter(Boolean).join(': ');
	return stepAt(call.at, title, { note: note || undefined, tone: 'attention', call: toLine(call) });
}

function stepAt(at: string, title: string, more: Partial<Step>): Step {
	return { at: isoTime(at), system: 'BILL', title, ...more };
}

import type { Entry } from './entries';
import type { Part } from './part';
import { counted, money, rowsOf, sentence, text } from './words';

type Row = Record<string, unknown>;

/** A call in words: what it was to do, and what became of it. */
export interface Said {
	/** "create the bill …", for a write that was refused or has no answer. */
	aim: string;
	done: string;
}

/** What a call to BILL was for, and what BILL said. Nothing where its path is none of these workflows'. */
export function billWords({ call }: Entry, part: Part): Said | undefined {
	const [method, address] = call.split(' ');
	const path = address.split('?')[0];
	const tell = TOLD.find(([verb, pattern]) => verb === method && pattern.test(path))?.[2];
	const id = path.split('/').at(method === 'GET' ? -1 : -2) ?? '';
	return tell?.({ id, address, sent: rowsOf(part.sent), got: rowsOf(part.received), part });
}

interface Told {
	/** Of the record in the path. */
	id: string;
	address: string;
	sent: Row[];
	got: Row[];
	part: Part;
}

const TOLD: Array<[method: string, path: RegExp, tell: (told: Told) => Said]> = [
	['GET', /\/login\/session$/, () => read('the session of BILL', '')],
	['GET', /\/vendors$/, ({ got }) => read('the vendor', found(got, vendorOf))],
	['GET', /\/vendors\/[^/]+$/, ({ got }) => read('the vendor', found(got, vendorOf))],
	[
		'POST',
		/\/vendors(\/bulk)?$/,
		({ sent, got }) =>
			wrote('create the vendor', 'Created the vendor', listed(sent, vendorOf), listed(got, vendorOf)),
	],
	['GET', /\/classifications\//, ({ id }) => read(`BILL’s list of ${id.replaceAll('-', ' ')}`, '')],
	['GET', /\/bills$/, ({ got }) => read('the bill', found(got, billOf))],
	['GET', /\/bills\/[^/]+$/, ({ got }) => read('the bill', found(got, billOf))],
	[
		'POST',
		/\/bills(\/bulk)?$/,
		({ sent, got }) =>
			wrote('create the bill', 'Created the bill', listed(sent, sentBill), listed(got, billOf)),
	],
	['POST', /\/bills\/[^/]+\/archive$/, ({ id }) => wrote('archive bill', 'Archived bill', id)],
	['POST', /\/bills\/[^/]+\/approve$/, ({ id }) => wrote('approve bill', 'Approved bill', id)],
	['GET', /\/payments$/, ({ got, address }) => read(`a payment${keyIn(address)}`, found(got, paymentOf))],
	['GET', /\/payments\/[^/]+$/, ({ got }) => read('the payment', found(got, paymentOf))],
	['POST', /\/payments(\/bulk)?$/, paid],
	[
		'POST',
		/\/payments\/[^/]+\/void$/,
		({ id, got }) => wrote('void payment', 'Voided payment', id, `${id}: BILL says ${statusOf(got[0])}`),
	],
	[
		'POST',
		/\/payments\/[^/]+\/cancel$/,
		({ id, got }) =>
			wrote('cancel payment', 'Asked BILL to cancel payment', id, `${id}: BILL says ${statusOf(got[0])}`),
	],
];

function read(what: string, answer: string): Said {
	return { aim: `show ${what}`, done: answer ? `Looked for ${what}: ${answer}` : sentence(`Read ${what}`) };
}

function wrote(aim: string, done: string, what: string, became = what): Said {
	return { aim: `${aim} ${what}`.trim(), done: sentence(`${done} ${became || what}`) };
}

function paid({ sent, got, part: { others } }: Told): Said {
	const payments = sentPayments(sent);
	const shared = others > 0 && `The call paid ${counted(others, 'other invoice', 'other invoices')} as well.`;
	return {
		aim: `pay ${payments}`,
		done: sentence(`Asked BILL to pay ${payments}. BILL took it: ${listed(got, paymentOf)}.`, shared),
	};
}

function vendorOf({ name, id }: Row): string {
	return `${text(name)}${id ? ` (${text(id)})` : ''}`;
}

function billOf({ id, amount, dueAmount, invoice, approvalStatus, archived }: Row): string {
	const number = text((invoice as Row | undefined)?.invoiceNumber);
	const still = dueAmount === undefined ? '' : `, ${money(dueAmount)} still due`;
	return `${text(id)}${number && ` for invoice ${number}`} over ${money(amount)}${still}${archived === true ? ', archived' : ''}${approvalStatus && approvalStatus !== 'UNASSIGNED' ? `, ${text(approvalStatus)}` : ''}`;
}

function sentBill({ invoice, billLineItems }: Row): string {
	const lines = Array.isArray(billLineItems) ? (billLineItems as Row[]) : [];
	const cents = lines.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
	return `for invoice ${text((invoice as Row | undefined)?.invoiceNumber)} over ${money(cents / 100)}`;
}

function sentPayments(sent: Row[]): string {
	const payments = sent.flatMap((one) => (Array.isArray(one.payments) ? (one.payments as Row[]) : [one]));
	const key = text(sent[0]?.transactionNumber);
	const each = listed(
		payments,
		({ amount, billId, processDate }) =>
			`${money(amount)} for bill ${text(billId)}${processDate ? ` on ${text(processDate)}` : ''}`,
	);
	return `${each}${key && `, key ${key}`}`;
}

function paymentOf(payment: Row): string {
	const { id, amount, processDate } = payment;
	return `${text(id)} over ${money(amount)}${processDate ? ` on ${text(processDate)}` : ''}, ${statusOf(payment)}`;
}

function statusOf(payment: Row | undefined): string {
	return text(payment?.singleStatus) || text(payment?.status) || 'nothing about its status';
}

function keyIn(address: string): string {
	const key = /transactionNumber:(?:eq|in):"?([^,"&]+)/.exec(safelyDecoded(address))?.[1];
	return key ? ` with the key ${key}` : '';
}

function safelyDecoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}

function found(rows: Row[], say: (row: Row) => string): string {
	return rows.length === 0 ? 'there is none.' : sentence(listed(rows, say));
}

function listed(rows: Row[], say: (row: Row) => string): string {
	return `${rows.slice(0, 3).map(say).join('; ')}${rows.length > 3 ? ` and ${rows.length - 3} more` : ''}`;
}

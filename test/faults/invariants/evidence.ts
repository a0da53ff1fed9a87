import { createHash } from 'node:crypto';
/** What the invariants look at: plain data from outside n8n, so that any campaign can supply it. */

/** A record of Salesforce or BILL, or a row of a table, as its system shows it. */
export type Shown = Record<string, unknown>;

/** An entry of a simulator's journal, as `GET /sandbox/journal` shows it. */
export interface JournalCall {
	at: string;
	method: string;
	path: string;
	body: unknown;
	/** 0 when the connection was cut instead of an answer. */
	status: number;
	response?: unknown;
	fault?: string;
}

/** One approval that was given, and what may become of it. */
export interface Approval {
	recordId: string;
	accountId: string;
	vendorName: string;
	/** As Salesforce has it. */
	invoiceNumber: string;
	approvedCents: number;
	/** Why a person may be asked about it, though nothing else was injected; empty when nobody may. */
	mayAsk: string;
	/** When a payment for it may last be made, where somebody withdrew the approval: a run may be under way just then. */
	payableUntilMs?: number;
}

export interface Evidence {
	/** Rows of BILL's state (`GET /sandbox/state`). */
	bill: { vendors: Shown[]; bills: Shown[]; payments: Shown[] };
	/** Records of Salesforce (`GET /sandbox/state?object=…`). */
	salesforce: { invoices: Shown[] };
	/** Tables of each n8n: its name, then the table's. Dates as ISO texts. */
	tables: Record<string, Record<string, Shown[]>>;
	journals: { bill: JournalCall[]; salesforce: JournalCall[] };
	/** Everything that is kept or sent as text: logs, executions, alerts, exports, tables. */
	texts: Array<{ where: string; text: string }>;
	/** What people were told. */
	alerts: string[];
	/** Answers of n8n to messages that BILL never signed. */
	forgedAnswers: number[];
	plan: {
		approvals: Approval[];
		/** Values that may stand nowhere: passwords, keys, sessions, bank numbers. */
		secrets: string[];
		/** What may be paid in all on one day, in cents. */
		dayLimitCents?: number;
		/** Why people may be asked about something that is no invoice; empty when nobody may. */
		mayAsk: string;
		/** Whether a process was killed: what it had done and not handed over stands in the trail as an intent. */
		wasKilled: boolean;
		/** Whether Salesforce says on the record what was approved; where it does not, a lost event may have people asked. */
		stampsApprovals: boolean;
	};
}

export interface Violation {
	/** Name of the invariant. */
	invariant: string;
	what: string;
}

export type Invariant = (evidence: Evidence) => string[];

/** A payment that has taken money or will. */
export function isLive({ singleStatus }: Shown): boolean {
	return !/VOID|CANCEL|FAILED/.test(String(singleStatus));
}

/** Decimal amount of either system in cents; half a cent is no amount. */
export function cents(amount: unknown): number {
	const value = Math.round(Number(amount) * 100);
	return Math.abs(Number(amount) * 100 - value) > 1e-4 ? Number.NaN : value;
}

/** As BILL keeps a number: 21 characters, of a longer one 12, a hyphen and 8 of its hash. */
export function isNumberOf(billNumber: unknown, invoiceNumber: string): boolean {
	const kept = String(billNumber);
	const number = invoiceNumber.trim();
	return number.length <= 21
		? kept === number
		: kept ===
				`${number.slice(0, 12)}-${createHash('sha256').update(number, 'utf8').digest('hex').slice(0, 8)}`;
}

/** Bills that stand for an approval: its number, and a vendor of its name. */
export function billsOf({ bill }: Evidence, { invoiceNumber, vendorName }: Approval): Shown[] {
	const names = (name: unknown) => String(name).trim().toLowerCase();
	return bill.bills.filter(
		({ archived, invoice, vendorName: name }) =>
			archived !== true &&
			names(name) === names(vendorName) &&
			isNumberOf(Object(invoice).invoiceNumber, invoiceNumber),
	);
}

/** Live payments of some bills. */
export function paymentsOf({ bill }: Evidence, bills: Shown[]): Shown[] {
	const ids = new Set(bills.map(({ id }) => id));
	return bill.payments.filter(
		(payment) => isLive(payment) && partsOf(payment).some(({ billId }) => ids.has(billId)),
	);
}

export function partsOf({ billPayments }: Shown): Array<{ billId: string; amount: number }> {
	return Array.isArray(billPayments) ? billPayments : [];
}

export function invoiceOf({ salesforce }: Evidence, { recordId }: Approval): Shown {
	return salesforce.invoices.find(({ Id }) => Id === recordId) ?? {};
}

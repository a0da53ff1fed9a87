import { isSameRecord, objectsIn, type Entry } from './entries';

/** The IDs of bills, payments and vendors in BILL. */
const BILL_ID = /^[0-9a-z]{3}[0-9A-Za-z]{17}$/;

/** What an entry says about one invoice. */
export interface Part {
	sent: unknown;
	received: unknown;
	/** How many other invoices shared the call. */
	others: number;
}

/**
 * Picks from calls what belongs to one invoice: many invoices share a call. It learns on the way which bill, payment and
 * vendor are those of the invoice.
 */
export class Parts {
	private readonly ids = new Set<string>();

	constructor(private readonly recordId: string) {
		this.ids.add(recordId);
	}

	of({ records, sent, received, system, call }: Entry): Part {
		const others = records.length - 1;
		if (others < 1) {
			this.learn(sent);
			if (!call.startsWith('GET ') || system !== 'BILL') this.learn(received);
			return { sent, received, others: 0 };
		}
		const answered = Array.isArray(sent) && Array.isArray(received) && sent.length === received.length;
		const mine = answered ? sent.map((one) => this.isMine(one)) : [];
		const picked = (list: unknown[]) => list.filter((_, index) => mine[index]);
		const part = mine.includes(true)
			? { sent: picked(sent as unknown[]), received: picked(received as unknown[]) }
			: { sent: this.pick(sent), received: this.pick(received) };
		if (system !== 'BILL' || mine.includes(true)) this.learn(part);
		return { ...part, others };
	}

	/** Of each list the elements that name the invoice; the whole list where none does. */
	private pick(value: unknown): unknown {
		if (Array.isArray(value)) {
			const mine = value.filter((one) => this.isMine(one));
			return (mine.length > 0 ? mine : value).map((one) => this.pick(one));
		}
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.pick(one)]));
	}

	private isMine(value: unknown): boolean {
		if (typeof value === 'string') return this.ids.has(value) || isSameRecord(value, this.recordId);
		return [...objectsIn(value)].some((object) =>
			Object.values(object).some((one) => typeof one === 'string' && this.isMine(one)),
		);
	}

	/** The invoice number too, where Salesforce has shown it. */
	private learn(value: unknown): void {
		for (const object of objectsIn(value)) {
			const isRecord = typeof object.Id === 'string' && isSameRecord(object.Id, this.recordId);
			for (const [name, one] of Object.entries(object))
				if (
					typeof one === 'string' &&
					(BILL_ID.test(one) || (isRecord && /number/i.test(name))) &&
					!isVendor(name, one)
				)
					this.ids.add(one);
		}
	}
}

/** A vendor has bills of other invoices, too. */
function isVendor(name: string, id: string): boolean {
	return /vendor/i.test(name) || id.startsWith('009');
}

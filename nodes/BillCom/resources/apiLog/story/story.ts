import { chainOf, type Chain } from './chain';
import { entriesOf, everyEntry, isSameRecord, objectsIn, withoutIntents, type Entry } from './entries';
import { eventOf, type StoryEvent } from './events';
import { recordsMeantBy, type Found } from './find';
import { Parts } from './part';
import { settingsBetween } from './settings';
import { money, text } from './words';

/** What happened to an invoice, from the audit trail. */
export interface Story {
	recordId: string;
	/** Number, vendor and amount, as far as the entries say them. */
	title: string;
	/** Who is paid for what: a line each. */
	lines: string[];
	events: StoryEvent[];
	chain: Chain;
	/** The same about the seals, in a sentence. */
	sealed: string;
}

type Row = Record<string, unknown>;

/** The invoices that somebody can mean; `tellStory` tells of one of them. */
export function invoicesMeantBy(asked: string, rows: Row[]): Found[] {
	return recordsMeantBy(asked, entriesOf(rows));
}

/**
 * Tells what happened to an invoice: every entry of its record, and what else is known (`more`: who approved in Salesforce,
 * who was asked), in the order of time.
 */
export function tellStory(recordId: string, rows: Row[], more: Array<Partial<StoryEvent>> = []): Story {
	const every = everyEntry(rows);
	const all = withoutIntents(every);
	const entries = all.filter(({ records }) => records.some((record) => isSameRecord(record, recordId)));
	const id = entries[0]?.records.find((record) => isSameRecord(record, recordId)) ?? recordId;
	const parts = new Parts(id);
	const told = entries.map((entry) => eventOf(entry, parts.of(entry), id));
	const others = more.map((one) => ({ ...NOTHING, ...one, at: new Date(one.at ?? 0).toISOString() }));
	const chain = chainOf(id, every);
	const events = [...told, ...others].sort((one, other) => one.at.localeCompare(other.at));
	const settings = settingsBetween(all, events[0]?.at ?? '', events.at(-1)?.at ?? '');
	return {
		recordId: id,
		...factsOf(id, entries),
		events: [...settings, ...events].sort((one, other) => one.at.localeCompare(other.at)),
		chain,
		sealed: sealedSentence(chain),
	};
}

const NOTHING: StoryEvent = { at: '', kind: 'note', who: '', text: '', sent: '', received: '', source: '' };

/** From what Salesforce showed of the record, and what BILL was sent; the newest counts. */
function factsOf(recordId: string, entries: Entry[]): { title: string; lines: string[] } {
	const objects = entries.flatMap(({ sent, received }) => [...objectsIn([sent, received])]);
	const record = objects.findLast(
		(one) => typeof one.Id === 'string' && isSameRecord(one.Id, recordId) && 'Name' in one,
	);
	const own = entries.filter(({ records }) => records.length === 1);
	const bill = own
		.flatMap(({ sent, received }) => [...objectsIn([received, sent])])
		.find((one) => 'billLineItems' in one && 'vendorId' in one);
	const ofRecord = (pattern: RegExp) =>
		Object.entries(record ?? {}).find(([name, value]) => pattern.test(name) && value !== null)?.[1];
	const number =
		text(ofRecord(/invoice_?number/i)) || text((bill?.invoice as Row | undefined)?.invoiceNumber);
	const vendor = text((ofRecord(/vendor.*__r$/i) as Row | undefined)?.Name) || text(bill?.vendorName);
	const amount = ofRecord(/^amount(__c)?$/i) ?? bill?.amount;
	const lines = Array.isArray(bill?.billLineItems) ? (bill.billLineItems as Row[]) : linesOf(record);
	return {
		title: [number && `Invoice ${number}`, vendor, amount !== undefined && money(amount)]
			.filter((part) => part)
			.join(' · '),
		lines: lines.map((line) =>
			[
				money(line.amount ?? line.Amount__c),
				text(line.description ?? line.Description__c),
				text(line.GL_Code__c),
			]
				.filter((part) => part)
				.join(' · '),
		),
	};
}

function linesOf(record: Row | undefined): Row[] {
	const children = Object.values(record ?? {}).find((value): value is { records: Row[] } =>
		Array.isArray((value as { records?: unknown } | null)?.records),
	);
	return children?.records ?? [];
}

function sealedSentence({ isIntact, entries, waiting, findings, last }: Chain): string {
	if (!isIntact)
		return `These entries are not what was written: ${findings.slice(0, 5).join(' ')}${findings.length > 5 ? ` And ${findings.length - 5} more.` : ''}`;
	if (!last) return `Nothing of this is sealed yet: ${waiting} entries wait for Write the audit trail.`;
	return `All ${entries} sealed entries are what was written: their seals were computed again. The last is entry ${last.number} of ${last.day}, hash ${last.hash}.${waiting > 0 ? ` ${waiting} more wait to be sealed.` : ''}`;
}

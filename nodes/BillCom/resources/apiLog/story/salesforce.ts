import type { Said } from './bill';
import { isSameRecord, type Entry } from './entries';
import type { Part } from './part';
import { counted, money, rowsOf, sentence, text } from './words';

type Row = Record<string, unknown>;

/** What a call to Salesforce was for, and what Salesforce said. */
export function salesforceWords({ call }: Entry, part: Part, recordId: string): Said | undefined {
	const sent = rowsOf(part.sent);
	const got = rowsOf(part.received);
	const isIt = ({ Id }: Row) => typeof Id === 'string' && isSameRecord(Id, recordId);
	const type = text((sent[0]?.attributes as Row | undefined)?.type);
	if (type === 'BILL_Claim__c') return claimed(sent);
	const written = sent.find(isIt);
	if (written) return said('write to the invoice:', 'Wrote to the invoice:', fieldsOf(written));
	if (type === 'Account') return said('link the vendor:', 'Linked the vendor:', fieldsOf(sent[0]));
	if (!call.startsWith('GET ')) return undefined;
	const read = got.find(isIt);
	if (read) return said('show the invoice', 'Read the invoice:', invoiceOf(read));
	return said('answer a query', 'Asked Salesforce:', `${counted(got.length, 'record', 'records')} came back`);
}

function said(aim: string, done: string, what: string): Said {
	return { aim: sentence(aim, what), done: sentence(done, what) };
}

function claimed(sent: Row[]): Said {
	const keys = sent.map(({ Key__c }) => text(Key__c)).filter(Boolean);
	const what = keys.every((key) => key.startsWith('vendor'))
		? 'the vendor, so that nobody else creates it'
		: 'the invoice, so that no other run pays it';
	return said(`claim ${what}`, `Claimed ${what}`, `(${keys.join(', ')})`);
}

/** The shipped names of fields; of another object only those that are like them. */
function invoiceOf(record: Row): string {
	const vendor = Object.values(record).find(
		(value): value is Row => typeof value === 'object' && value !== null && 'Name' in value,
	);
	const pick = (pattern: RegExp) => Object.entries(record).find(([name]) => pattern.test(name))?.[1];
	const amount = pick(/^amount(__c)?$/i);
	return [
		text(pick(/invoice_?number/i)) || text(record.Name),
		vendor && text(vendor.Name),
		amount === undefined ? '' : money(amount),
		text(pick(/approval_?status/i)),
		text(pick(/bill_sync_status/i)),
	]
		.filter((part) => part)
		.join(' · ');
}

function fieldsOf(record: Row): string {
	return Object.entries(record)
		.filter(([name]) => name !== 'Id' && name !== 'attributes')
		.map(([name, value]) => `${nameOf(name)} ${value === null || value === '' ? 'emptied' : text(value)}`)
		.join(' · ');
}

function nameOf(field: string): string {
	return field.replace(/__c$/, '').replaceAll('_', ' ');
}

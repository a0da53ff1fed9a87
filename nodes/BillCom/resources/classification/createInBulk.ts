import type { IDataObject } from 'n8n-workflow';
import type { BulkDraft, BulkWrite } from '../../operation/bulkWrite';
import type { BillClient } from '../../transport/client';
import { BillRefusedError } from '../../transport/errors';
import { textOf } from '../../records/record';
import { lockOf, theOne } from './createEntry';
import { BULK_SIZE, postEntries } from './entryBulkCalls';
import { postEntry } from './entryCalls';
import { type EntryDraft, readEntryDraft } from './entryDraft';
import { allEntries, numberOf, repeatedBy } from './findEntries';
import type { ClassificationKind } from './kinds';
import { asError } from '../../../shared/values/error';

interface NewEntry extends BulkDraft, EntryDraft {
	/** The active entries of this name that were there before anything was sent. */
	before?: IDataObject[];
}

/**
 * Creates entries with shared calls. Nobody knows whether BILL takes all or none of a call, so after a refusal the list is
 * read again: what is there now was taken, and only the others are at fault or sent again.
 */
export function createInBulk(kind: ClassificationKind): BulkWrite<NewEntry> {
	return {
		size: BULK_SIZE,
		locks: (draft) => (draft.returnsExisting ? lockOf(kind, draft) : {}),
		prepare: async (ctx, itemIndex) => {
			const draft = readEntryDraft(ctx, kind, itemIndex);
			return { ...draft, key: keyOf(draft), isKeyless: !draft.returnsExisting };
		},
		find: async (client, drafts) => await found(client, kind, drafts),
		accept: (client, record, draft) => {
			theOne(client, kind, draft, draft.before ?? []);
			return { ...record, outcome: 'existing' };
		},
		send: async (client, drafts) => await send(client, kind, drafts),
		// `send` brings the records into the order of the drafts.
		keyOf: () => '',
		written: (record) => ({ ...record, outcome: 'created' }),
		maySendAgain: 'whenSettled',
	};
}

/** Items of one name are one entry, unless each is to be created anyway. */
function keyOf({ body, normalName, itemIndex, returnsExisting }: EntryDraft): string {
	if (!returnsExisting) return `item ${itemIndex}`;
	return JSON.stringify([normalName, textOf(body, 'parentId'), numberOf(body)]);
}

/** First the entries to return as existing; later, once they are noted, the ones that have come since. */
async function found(
	client: BillClient,
	kind: ClassificationKind,
	drafts: NewEntry[],
): Promise<Map<string, IDataObject>> {
	const entries = await allEntries(client, kind);
	const records = new Map<string, IDataObject>();
	const taken = new Set<IDataObject>();
	for (const draft of drafts) {
		const same = repeatedBy(kind, draft.body, entries);
		const isFirstLook = draft.before === undefined;
		draft.before ??= same;
		const old = new Set(draft.before.map((entry) => textOf(entry, 'id')));
		const candidates = isFirstLook
			? same.filter(() => draft.returnsExisting)
			: same.filter((entry) => !old.has(textOf(entry, 'id')) && !taken.has(entry));
		const [record] = candidates;
		if (!record) continue;
		taken.add(record);
		records.set(draft.key, record);
	}
	return records;
}

async function send(
	client: BillClient,
	kind: ClassificationKind,
	drafts: NewEntry[],
): Promise<Array<IDataObject | Error>> {
	const [first, ...others] = drafts;
	if (first && others.length === 0) return [await postEntry(client, kind, first)];
	const bodies = drafts.map(({ body }) => body);
	return await postEntries(client, kind, bodies).then(
		(records) => inOrder(kind, drafts, records),
		async (error: unknown) => {
			if (!(error instanceof BillRefusedError)) throw error;
			const records = await found(client, kind, drafts);
			if (records.size === 0) throw error;
			return await afterPart(client, kind, drafts, records);
		},
	);
}

/** BILL took a part of a call it refused: each of the others is sent by itself and gets its own reason. */
async function afterPart(
	client: BillClient,
	kind: ClassificationKind,
	drafts: NewEntry[],
	records: Map<string, IDataObject>,
): Promise<Array<IDataObject | Error>> {
	const outcomes: Array<IDataObject | Error> = [];
	for (const draft of drafts) {
		outcomes.push(records.get(draft.key) ?? (await postEntry(client, kind, draft).catch(asError)));
	}
	return outcomes;
}

/** BILL does not promise an order, so each draft takes the record of its name; where a name is missing, the order counts. */
function inOrder(kind: ClassificationKind, drafts: NewEntry[], records: IDataObject[]): IDataObject[] {
	const left = [...records];
	const ordered = drafts.flatMap(({ body }) => {
		const [record] = repeatedBy(kind, body, left);
		if (record) left.splice(left.indexOf(record), 1);
		return record ? [record] : [];
	});
	return ordered.length === drafts.length ? ordered : records;
}

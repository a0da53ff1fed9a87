import type { IDataObject } from 'n8n-workflow';
import { normalName } from '../../../../shared/names';
import type { BillClient } from '../../../transport/client';
import type { BillContext } from '../../../transport/wire';
import { toText } from '../../../parameters/reader';
import { objectOf, textOf, toBillRecord } from '../../../records/record';
import { forget, remember } from '../../../../shared/memory/remember';
import type { Classification } from './classifications';

/** One active entry of a classification list; `number` and `parentId` only where it has one. */
export interface CodeEntry {
	id: string;
	name: string;
	number: string;
	/** The entry above it; of a job also the customer it belongs to. */
	parentId: string;
}

/** Long enough for a burst of invoices, short enough that a new account is soon known. */
const BOOK_LIFE_MS = 5 * 60_000;

/** The active entries of one list, found by what people write on an invoice. */
export class CodeBook {
	private readonly byId = new Map<string, CodeEntry[]>();

	private readonly byNumber = new Map<string, CodeEntry[]>();

	private readonly byName = new Map<string, CodeEntry[]>();

	private readonly byNormalName = new Map<string, CodeEntry[]>();

	constructor(readonly entries: CodeEntry[]) {
		for (const entry of entries) {
			add(this.byId, entry.id, entry);
			add(this.byNumber, entry.number, entry);
			add(this.byName, entry.name, entry);
			add(this.byNormalName, normalName(entry.name), entry);
		}
	}

	/** The entries a code can mean: by id, else number, else exact name, else name in another spelling. */
	find(code: string): CodeEntry[] {
		return (
			this.byId.get(code) ??
			this.byNumber.get(code) ??
			this.byName.get(code) ??
			this.byNormalName.get(normalName(code)) ??
			[]
		);
	}
}

const readFor = new WeakMap<BillContext, Set<string>>();

/** The book of a list, from memory or from BILL, page by page. */
export async function readCodeBook(client: BillClient, classification: Classification): Promise<CodeBook> {
	const { key, label, path } = classification;
	return await remember(memoryKey(client, classification), BOOK_LIFE_MS, async () => {
		const rows = await client.rows({
			intent: `list every ${label}`,
			path,
			filters: [],
			sort: 'createdTime:asc',
			decodeRow: toBillRecord,
		});
		readFor.set(client.ctx, (readFor.get(client.ctx) ?? new Set()).add(key));
		return new CodeBook(rows.filter((row) => row.archived !== true).map(toEntry));
	});
}

/**
 * The book read afresh, for codes the remembered one lacks; undefined when this run has read it already. A thousand items
 * with one wrong code must not read a list of 5,000 entries a thousand times.
 */
export async function rereadCodeBook(
	client: BillClient,
	classification: Classification,
): Promise<CodeBook | undefined> {
	if (readFor.get(client.ctx)?.has(classification.key)) return undefined;
	forget(memoryKey(client, classification));
	return await readCodeBook(client, classification);
}

function memoryKey(client: BillClient, { key }: Classification): string {
	return `codes:${client.organization}:${key}`;
}

/** An account carries `account: {type, number}` (field reports, 2026-11); an employee has two names. */
function toEntry(row: IDataObject): CodeEntry {
	const fullName = [textOf(row, 'firstName'), textOf(row, 'lastName')].map((part) => part.trim());
	return {
		id: textOf(row, 'id'),
		name: textOf(row, 'name').trim() || fullName.filter(Boolean).join(' '),
		number: toText(objectOf(row, 'account').number) || toText(row.accountNumber),
		parentId: textOf(row, 'parentId') || textOf(row, 'customerId'),
	};
}

function add(index: Map<string, CodeEntry[]>, key: string, entry: CodeEntry): void {
	if (key === '') return;
	const others = index.get(key);
	if (others) others.push(entry);
	else index.set(key, [entry]);
}

import type { IDataObject } from 'n8n-workflow';
import { FailedCheckError } from '../../../operation/failure';
import { withoutEmpty } from '../../../records/record';
import { type Classification, CLASSIFICATIONS, type CodeKey, type Codes } from './classifications';
import { type CodeBook, type CodeEntry, readCodeBook, rereadCodeBook } from './codeBook';
import { type LineItem, toBillLine } from './lineItems';
import type { BillClient } from '../../../transport/client';

/** Everything of a bill that is coded. */
export interface CodedBill {
	lines?: LineItem[];
	/** Codes of the bill itself. */
	header?: Codes;
	/** The GL account a payment will come from. */
	payFrom?: string;
}

/** One code in one place. */
interface CodeUse {
	classification: Classification;
	code: string;
	/** For messages: a line number, or what else it is. */
	where: string;
	/** The customer in the same place. */
	customer: string;
}

/** A code that BILL does not have, or has more than once. */
interface Unresolved {
	use: CodeUse;
	candidates: CodeEntry[];
}

/**
 * Turns codes into BILL ids: `billLineItems`, `classifications` and `payFromChartOfAccountId` as BILL takes them. A
 * remembered list is read once more when it lacks a code.
 *
 * @throws FailedCheckError `unknownCodes`, one message with everything that could not be resolved
 */
export async function resolveBill(
	client: BillClient,
	bill: CodedBill,
	subject: string,
): Promise<IDataObject> {
	const { lines, header, payFrom = '' } = bill;
	const ids = new Map<string, string>();
	const unresolved: Unresolved[] = [];
	for (const classification of CLASSIFICATIONS) {
		const uses = usesOf(bill, classification);
		if (uses.length === 0) continue;
		const book = await bookFor(client, classification, uses);
		for (const use of uses) {
			const candidates = narrowed(book.find(use.code), ids.get(keyOf('customer', use.customer)));
			const [entry] = candidates;
			if (entry && candidates.length === 1)
				ids.set(keyOf(classification.key, use.code, use.customer), entry.id);
			else unresolved.push({ use, candidates });
		}
	}
	if (unresolved.length > 0) throw unknownCodes(client, unresolved, subject);
	const idOf = (codes: Codes) => (key: CodeKey) => ids.get(keyOf(key, codes[key], codes.customer));
	return withoutEmpty({
		billLineItems: lines?.map((line) => toBillLine(line, idOf(line.codes))),
		classifications: header && withoutEmpty(idsByField(idOf(header))),
		payFromChartOfAccountId: ids.get(keyOf('chartOfAccount', payFrom)),
	});
}

/** The lines alone, as BILL takes them. Errors as in `resolveBill`. */
export async function resolveLineItems(
	client: BillClient,
	lines: LineItem[],
	subject: string,
): Promise<IDataObject[]> {
	const { billLineItems } = await resolveBill(client, { lines }, subject);
	return billLineItems as IDataObject[];
}

/** Only jobs depend on the customer beside them. */
function keyOf(key: CodeKey, code: string, customer = ''): string {
	return JSON.stringify([key, code, key === 'job' ? customer : '']);
}

function idsByField(idOf: (key: CodeKey) => string | undefined): IDataObject {
	const ofBill = CLASSIFICATIONS.filter(({ isOfBill }) => isOfBill);
	return Object.fromEntries(ofBill.map(({ key, idField }) => [idField, idOf(key)]));
}

function usesOf({ lines = [], header, payFrom = '' }: CodedBill, classification: Classification): CodeUse[] {
	const { key } = classification;
	const places = [
		...lines.map(({ codes }, index) => ({ codes, where: String(index + 1) })),
		...(header ? [{ codes: header, where: 'bill' }] : []),
	];
	const uses = places.map(({ codes, where }) => ({
		classification,
		code: codes[key],
		where,
		customer: codes.customer,
	}));
	const ofPayment = { classification, code: payFrom, where: 'Pay From Account', customer: '' };
	return [...uses, ...(key === 'chartOfAccount' ? [ofPayment] : [])].filter(({ code }) => code !== '');
}

/** Jobs of one name are told apart by the customer they belong to. */
function narrowed(candidates: CodeEntry[], customerId: string | undefined): CodeEntry[] {
	if (candidates.length < 2 || !customerId) return candidates;
	const own = candidates.filter(({ parentId }) => parentId === customerId);
	return own.length > 0 ? own : candidates;
}

/** The list is read afresh at most once, however many codes it lacks. */
async function bookFor(
	client: BillClient,
	classification: Classification,
	uses: CodeUse[],
): Promise<CodeBook> {
	const known = await readCodeBook(client, classification);
	if (uses.every(({ code }) => known.find(code).length > 0)) return known;
	return (await rereadCodeBook(client, classification)) ?? known;
}

function unknownCodes(client: BillClient, unresolved: Unresolved[], subject: string): FailedCheckError {
	const groups = new Map<string, { first: Unresolved; places: string[] }>();
	for (const one of unresolved) {
		const key = keyOf(one.use.classification.key, one.use.code, one.use.customer);
		const group = groups.get(key) ?? { first: one, places: [] };
		group.places.push(one.use.where);
		groups.set(key, group);
	}
	const all = [...groups.values()];
	const list = all.map(({ first, places }) => describe(first, places)).join('; ');
	const fix = 'Correct the codes, map them to BILL accounts, or add them in BILL.';
	const codes = all.map(({ first: { use }, places }) => ({
		kind: use.classification.label,
		code: use.code,
		lines: places.map(Number).filter(Number.isInteger),
	}));
	return new FailedCheckError(client.node, 'unknownCodes', `${subject}: ${list}. ${fix}`, client.itemIndex, {
		codes,
	});
}

function describe({ use, candidates }: Unresolved, places: string[]): string {
	const lines = places.filter((place) => /^\d+$/.test(place));
	const others = places.filter((place) => !/^\d+$/.test(place));
	const where = [...(lines.length > 0 ? [`line ${lines.join(', ')}`] : []), ...others].join(', ');
	const { label } = use.classification;
	if (candidates.length === 0) return `BILL has no active ${label} "${use.code}" (${where})`;
	const ids = candidates.map(({ id }) => id).join(', ');
	return `BILL has ${candidates.length} entries for ${label} "${use.code}" (${where}): ${ids}`;
}

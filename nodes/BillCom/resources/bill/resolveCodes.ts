import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { fromCents } from '../../../shared/money';
import { RefusedError } from '../failure';
import { withoutEmpty } from '../record';
import { CLASSIFICATIONS, type Classification } from './classifications';
import { type CodeEntry, matches, readCodeBook } from './codeBook';
import type { LineItem } from './lineItems';

/** A code that BILL does not have, or has more than once. */
interface Unresolved {
	classification: Classification;
	code: string;
	lines: number[];
	candidates: CodeEntry[];
}

/**
 * Turns codes into BILL ids and returns the lines as BILL takes them. A list is read once more when a code is not in
 * the remembered one.
 *
 * @throws RefusedError `unknownCodes`, one message with everything that could not be resolved
 */
export async function resolveLineItems(
	ctx: IExecuteFunctions,
	lines: LineItem[],
	subject: string,
	itemIndex: number,
): Promise<IDataObject[]> {
	const ids = new Map<string, string>();
	const unresolved: Unresolved[] = [];
	for (const classification of CLASSIFICATIONS) {
		const used = codesIn(lines, classification);
		const found = await findEntries(ctx, classification, [...used.keys()], itemIndex);
		for (const [code, usedIn] of used) {
			const candidates = found.get(code) ?? [];
			const [entry] = candidates;
			if (entry && candidates.length === 1) ids.set(`${classification.key}:${code}`, entry.id);
			else unresolved.push({ classification, code, lines: usedIn, candidates });
		}
	}
	if (unresolved.length > 0) throw unknownCodes(ctx, unresolved, subject, itemIndex);
	return lines.map((line) => toBillLine(line, ids));
}

/** The id of one GL account given as id, name or number. */
export async function resolveAccount(
	ctx: IExecuteFunctions,
	code: string,
	subject: string,
	itemIndex: number,
): Promise<string> {
	const [classification] = CLASSIFICATIONS;
	if (!code || !classification) return '';
	const candidates = (await findEntries(ctx, classification, [code], itemIndex)).get(code) ?? [];
	const [entry] = candidates;
	if (entry && candidates.length === 1) return entry.id;
	throw unknownCodes(ctx, [{ classification, code, lines: [], candidates }], subject, itemIndex);
}

/** The entries each code can mean. The list is read afresh at most once, however many codes it lacks. */
async function findEntries(
	ctx: IExecuteFunctions,
	classification: Classification,
	codes: string[],
	itemIndex: number,
): Promise<Map<string, CodeEntry[]>> {
	if (codes.length === 0) return new Map();
	const known = await readCodeBook(ctx, classification, itemIndex);
	const isKnown = codes.every((code) => matches(known, code).length > 0);
	const entries = isKnown ? known : await readCodeBook(ctx, classification, itemIndex, true);
	return new Map(codes.map((code) => [code, matches(entries, code)]));
}

function codesIn(lines: LineItem[], { key }: Classification): Map<string, number[]> {
	const used = new Map<string, number[]>();
	lines.forEach(({ codes }, index) => {
		const code = codes[key];
		if (code) used.set(code, [...(used.get(code) ?? []), index + 1]);
	});
	return used;
}

function toBillLine({ cents, description, codes }: LineItem, ids: Map<string, string>): IDataObject {
	const classifications = Object.fromEntries(
		CLASSIFICATIONS.map(({ key, idField }) => [idField, ids.get(`${key}:${codes[key]}`)]),
	);
	return withoutEmpty({
		amount: fromCents(cents),
		description,
		classifications: withoutEmpty(classifications),
	});
}

function unknownCodes(
	ctx: IExecuteFunctions,
	unresolved: Unresolved[],
	subject: string,
	itemIndex: number,
): RefusedError {
	const list = unresolved.map(describe).join('; ');
	const fix = 'Correct the codes, map them to BILL accounts, or add them in BILL.';
	const codes = unresolved.map(({ classification, code, lines }) => ({
		kind: classification.label,
		code,
		lines,
	}));
	return new RefusedError(ctx.getNode(), 'unknownCodes', `${subject}: ${list}. ${fix}`, itemIndex, { codes });
}

function describe({ classification, code, lines, candidates }: Unresolved): string {
	const where = lines.length === 0 ? '' : ` (line ${lines.join(', ')})`;
	if (candidates.length === 0) return `BILL has no active ${classification.label} "${code}"${where}`;
	const ids = candidates.map(({ id }) => id).join(', ');
	return `BILL has ${candidates.length} entries for ${classification.label} "${code}"${where}: ${ids}`;
}

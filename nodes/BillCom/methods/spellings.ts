import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../records/record';

/** A dropdown shows about seven; some versions of n8n never ask for more than the first answer. */
export const ENOUGH = 20;

/**
 * What BILL finds by the start of a name, in the spellings a name may have: BILL does not say whether capitals count. The
 * text as it was typed comes first, and once there is enough no other one is asked for.
 */
export async function inSpellings(
	text: string,
	enough: number,
	ask: (spelling: string) => Promise<IDataObject[]>,
): Promise<IDataObject[]> {
	const found = new Map<string, IDataObject>();
	for (const spelling of spellingsOf(text)) {
		for (const record of await ask(spelling)) found.set(textOf(record, 'id'), record);
		if (found.size >= enough) break;
	}
	return [...found.values()];
}

/** As typed, "Northwind paper", "Northwind Paper", "NORTHWIND PAPER", "northwind paper", without those that are the same. */
function spellingsOf(text: string): string[] {
	const tidy = text.normalize('NFC').replace(/\s+/g, ' ').trim();
	const lower = tidy.toLowerCase();
	const words = lower.replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
	const first = lower.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
	return [...new Set([text, tidy, first, words, tidy.toUpperCase(), lower])];
}

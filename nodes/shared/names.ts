/** Typographic quotes and dashes, by what people type for them. */
const TYPED: ReadonlyArray<[RegExp, string]> = [
	[/[\u2018\u2019\u201A\u201B\u2032\u00B4`]/g, "'"],
	[/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g, '"'],
	[/[\u2010-\u2015\u2212]/g, '-'],
];
/** Soft hyphens, zero-width characters and marks of direction: pasted along, never seen. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
/** What a sentence ends with. Not `+`, `#` or brackets: those belong to names. */
const PUNCTUATION_AT_END = /[\s.,;:!?'"-]+$/;

/** A name as it is shown, fit to be sent in a search: composed letters, one blank at a time, no punctuation at the end. */
export function tidyName(name: string): string {
	const tidy = name.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/g, ' ').trim();
	return tidy.replace(PUNCTUATION_AT_END, '') || tidy;
}

/**
 * A text as people compare it: one Unicode form (NFKC, so that a no-break space is a space), one case ("STRASSE" is
 * "Straße"), blanks trimmed and one at a time, quotes and dashes as they are typed. For looking for a part of a name.
 */
export function foldedText(text: string): string {
	// Before NFKC, which makes a lone acute accent a blank with an accent above it.
	let folded = text.replace(INVISIBLE, '');
	for (const [marks, typed] of TYPED) folded = folded.replace(marks, typed);
	const oneCase = folded.normalize('NFKC').toUpperCase().toLowerCase();
	return oneCase.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/**
 * The one form in which names are compared, also where a key is made of one: folded, and without punctuation at the end.
 * "Acme Inc", "ACME  INC." and "acme inc" are one name; "Acme Inc" and "Acme" are two. A name of nothing but
 * punctuation stays as it is. Empty for an empty name.
 */
export function normalName(name: string): string {
	const folded = foldedText(name);
	return folded.replace(PUNCTUATION_AT_END, '') || folded;
}

/** Spellings of the United States that are no official English name of a country. */
const OTHER_NAMES: Record<string, string> = {
	usa: 'US',
	'u.s.': 'US',
	'u.s.a.': 'US',
	'united states of america': 'US',
	uk: 'GB',
	'great britain': 'GB',
};
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

let codeByName: Map<string, string> | undefined;

/** The two-letter code BILL wants (ISO 3166) of a code or an English name; undefined when nobody calls a country that. */
export function toCountryCode(country: string): string | undefined {
	const text = country.trim();
	codeByName ??= readCountryNames();
	if (/^[A-Za-z]{2}$/.test(text) && !(text.toLowerCase() in OTHER_NAMES)) return text.toUpperCase();
	return OTHER_NAMES[text.toLowerCase()] ?? codeByName.get(text.toLowerCase());
}

function readCountryNames(): Map<string, string> {
	const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
	const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
	return new Map(codes.map((code): [string, string] => [names.of(code)?.toLowerCase() ?? code, code]));
}

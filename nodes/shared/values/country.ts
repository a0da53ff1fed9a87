import codes from 'i18n-iso-countries/codes.json';
import english from 'i18n-iso-countries/langs/en.json';
import { OTHER_NAMES } from './countryNames';

/** Every name and code, in the form of `nameKey`, with its two letters. */
let codeByName: Map<string, string> | undefined;

/**
 * The two-letter code (ISO 3166-1) of a two- or three-letter code or an English name: names of ISO and of Salesforce's
 * country picklist, and everyday ones. Capitals, accents, punctuation and a leading "the" make no difference.
 * Undefined when nobody calls a country that.
 */
export function toCountryCode(country: string): string | undefined {
	codeByName ??= readNames();
	for (const spelling of [country, turnedRound(country)]) {
		const code = codeByName.get(nameKey(spelling));
		if (code) return code;
	}
	return undefined;
}

function readNames(): Map<string, string> {
	const names = new Map<string, string>();
	const add = (name: string, code: string) => {
		for (const spelling of [name, turnedRound(name)]) {
			const key = nameKey(spelling);
			// Two countries are called Congo; the first of the list is the one whose ISO name it is.
			if (!names.has(key)) names.set(key, code);
		}
	};
	for (const [two, three] of codes) {
		add(two, two);
		add(three, two);
	}
	for (const [code, given] of Object.entries(english.countries))
		[given].flat().forEach((name) => add(name, code));
	for (const [code, others] of Object.entries(OTHER_NAMES)) others.forEach((name) => add(name, code));
	// What the JavaScript engine calls them: "Myanmar (Burma)", "St. Lucia".
	const shown = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
	for (const [code] of codes) add(shown.of(code) ?? code, code);
	return names;
}

/** "Korea, Republic of" and "Korea (the Republic of)" as "Republic of Korea". */
function turnedRound(name: string): string {
	const [, front = '', behind = ''] = /^([^,(]+?)\s*[,(]\s*([^)]+?)\)?\s*$/.exec(name) ?? [];
	return behind ? `${behind} ${front}` : name;
}

/** A name without what people write in different ways. */
function nameKey(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase()
		.replace(/['’‘ʼ`´.]/g, '')
		.replaceAll('&', ' and ')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim()
		.replace(/^the /, '')
		.replace(/\bst\b/g, 'saint');
}

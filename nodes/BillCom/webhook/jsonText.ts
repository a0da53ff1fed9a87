/** BILL nests its notifications four levels deep; ten times that leaves it room. */
const DEEPEST = 40;

/**
 * Whether a JSON text nests no deeper than BILL's ever do. Anybody can send a request to a webhook: brackets by the
 * thousand exhaust the stack of whoever walks through them.
 */
export function isShallow(json: string): boolean {
	let depth = 0;
	for (const { text, isString } of pieces(json)) {
		if (isString) continue;
		for (const character of text) {
			if (character === '{' || character === '[') depth += 1;
			else if (character === '}' || character === ']') depth -= 1;
			if (depth > DEEPEST) return false;
		}
	}
	return true;
}

/** The JSON without the whitespace between its tokens, every token as it is written: 120.50 stays 120.50. */
export function minified(json: string): string {
	let result = '';
	for (const { text, isString } of pieces(json)) result += isString ? text : text.replace(/\s+/g, '');
	return result;
}

/** Strings, quotes included, and what stands between them, in their order. Found without a pattern that backtracks. */
function* pieces(json: string): Generator<{ text: string; isString: boolean }> {
	let from = 0;
	while (from < json.length) {
		const opening = json.indexOf('"', from);
		if (opening < 0) break;
		if (opening > from) yield { text: json.slice(from, opening), isString: false };
		const end = endOfString(json, opening);
		yield { text: json.slice(opening, end), isString: true };
		from = end;
	}
	if (from < json.length) yield { text: json.slice(from), isString: false };
}

/** The position behind the closing quote of the string that opens at `opening`; the end of the text without one. */
function endOfString(json: string, opening: number): number {
	for (let at = json.indexOf('"', opening + 1); at >= 0; at = json.indexOf('"', at + 1)) {
		let backslashes = 0;
		while (json[at - 1 - backslashes] === '\\') backslashes += 1;
		if (backslashes % 2 === 0) return at + 1;
	}
	return json.length;
}

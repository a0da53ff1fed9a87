/**
 * Evaluates the logic of numbered conditions, such as `1 AND (2 OR 3)`; `and` and `or` alone join all of them.
 * @throws {Error} when the text is no such logic
 */
export function isMet(logic: string, results: readonly boolean[]): boolean {
	if (/^and$/i.test(logic)) return results.every(Boolean);
	if (/^or$/i.test(logic)) return results.some(Boolean);
	const words = logic.match(/\d+|\(|\)|and|or/gi) ?? [];
	const outcome = readAny(words, results);
	if (words.length > 0) throw new Error(`The filter logic ${logic} cannot be read`);
	return outcome;
}

function readAny(words: string[], results: readonly boolean[]): boolean {
	let outcome = readAll(words, results);
	while (isNext(words, 'OR')) outcome = readAll(words, results) || outcome;
	return outcome;
}

function readAll(words: string[], results: readonly boolean[]): boolean {
	let outcome = readOne(words, results);
	while (isNext(words, 'AND')) outcome = readOne(words, results) && outcome;
	return outcome;
}

function readOne(words: string[], results: readonly boolean[]): boolean {
	if (!isNext(words, '(')) return results[Number(words.shift()) - 1];
	const outcome = readAny(words, results);
	words.shift(); // the closing parenthesis
	return outcome;
}

/** Takes the next word when it is the one asked for. */
function isNext(words: string[], word: string): boolean {
	if (words[0]?.toUpperCase() !== word) return false;
	words.shift();
	return true;
}

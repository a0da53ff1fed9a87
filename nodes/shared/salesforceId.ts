const SUFFIX_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The 18-character form of a 15-character Salesforce id: one record has both, so keys are made from this one.
 * Each of the three added letters tells which of five characters are capitals. Checks nothing else, and leaves
 * anything that is not 15 letters and digits as it is.
 */
export function to18(id: string): string {
	if (!/^[a-zA-Z0-9]{15}$/.test(id)) return id;
	return id + [0, 5, 10].map((start) => suffixLetter(id.slice(start, start + 5))).join('');
}

/** One bit for each capital, the first character's the lowest. */
function suffixLetter(five: string): string {
	const bits = [...five].reduce((sum, letter, place) => sum + (/[A-Z]/.test(letter) ? 1 << place : 0), 0);
	return SUFFIX_LETTERS.charAt(bits);
}

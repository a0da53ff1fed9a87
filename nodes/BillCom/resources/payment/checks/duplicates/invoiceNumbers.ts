/** How alike two invoice numbers are: one number, a slip of the pen apart, or two numbers. */
export type Likeness = 'same' | 'similar' | 'other';

/** Shorter numbers are a typing slip away from too many others: INV-1 from INV-11. */
const LENGTH_FOR_SLIPS = 5;

/** What people write behind or before a number to send the same invoice again. */
const AFFIX =
	/^(?:[A-Z]|COPY|COPIE|DUP|DUPLICATE|DUPLICATA|REV|REVISED|NEW|FINAL|CORRECTED|RESEND|INV|INVOICE)\d?$/;

/** Letters that are read as digits. */
const LOOKALIKES: Record<string, string> = { O: '0', I: '1', L: '1' };

/**
 * Compares two invoice numbers as people do. Capitals, blanks, punctuation and leading zeros make no difference: INV-001,
 * inv 001 and INV1 are one number. Similar are typing slips: letters read as digits (O and 0, I and 1), two characters swapped,
 * one missing or doubled, and something written before or behind the number (-A, COPY). Numbers that follow each other, such as
 * INV-10 and INV-11, are two.
 */
export function likenessOf(one: string, other: string): Likeness {
	const [ours, theirs] = [partsOf(one), partsOf(other)];
	if (ours.length === 0 || theirs.length === 0) return 'other';
	if (isOneNumber(ours, theirs)) return 'same';
	const [first, second] = [ours.map(withoutZeros).join(''), theirs.map(withoutZeros).join('')];
	if (isReadAlike(one, other)) return 'similar';
	if (hasAffix(ours, theirs) || hasAffix(theirs, ours)) return 'similar';
	const isLong = Math.min(first.length, second.length) >= LENGTH_FOR_SLIPS;
	return isLong && (isSwapped(first, second) || isMissing(first, second) || isMissing(second, first))
		? 'similar'
		: 'other';
}

/** The runs of letters and of digits, everything between them left out. */
function partsOf(number: string): string[] {
	return (
		number
			.normalize('NFKC')
			.toUpperCase()
			.match(/\p{L}+|\p{N}+/gu) ?? []
	);
}

function withoutZeros(part: string): string {
	return part.replace(/^0+(?=\d)/, '');
}

/** Part for part, or written without what stands between digits: 2017-0042 and 20170042, but not 1-11 and 11-1. */
function isOneNumber(ours: string[], theirs: string[]): boolean {
	const texts = [ours, theirs].map((parts) => parts.map(withoutZeros).join(' '));
	if (texts[0] === texts[1]) return true;
	const isWhole = [ours, theirs].some((parts) =>
		parts.every((part, place) => !isDigitPair(part, parts[place + 1])),
	);
	return isWhole && ours.join('') === theirs.join('');
}

function isDigitPair(part: string, next = ''): boolean {
	return /\p{N}$/u.test(part) && /^\p{N}/u.test(next);
}

function isReadAlike(one: string, other: string): boolean {
	return isOneNumber(partsOf(asDigits(one)), partsOf(asDigits(other)));
}

function asDigits(number: string): string {
	const upper = number.normalize('NFKC').toUpperCase();
	return upper.replace(/[OIL]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

/** Whether one is the other with an affix before or behind it. */
function hasAffix(longer: string[], shorter: string[]): boolean {
	const [long, short] = [longer.map(withoutZeros), shorter.map(withoutZeros)];
	const count = long.length - short.length;
	if (count < 1 || count > 2) return false;
	const behind = long.slice(short.length).join('');
	const before = long.slice(0, count).join('');
	const isHead = short.every((part, place) => part === long[place]);
	const isTail = short.every((part, place) => part === long[place + count]);
	return (isHead && AFFIX.test(behind)) || (isTail && AFFIX.test(before));
}

/** Two characters next to each other in the other order, and nothing else. */
function isSwapped(one: string, other: string): boolean {
	if (one.length !== other.length) return false;
	const places = [...one].flatMap((character, place) => (character === other[place] ? [] : [place]));
	const [left = -1, right = -1] = places;
	return (
		places.length === 2 && right === left + 1 && one[left] === other[right] && one[right] === other[left]
	);
}

/** One character more, and nothing else. */
function isMissing(longer: string, shorter: string): boolean {
	if (longer.length !== shorter.length + 1) return false;
	const place = [...longer].findIndex((character, index) => character !== shorter[index]);
	return place < 0 || longer.slice(0, place) + longer.slice(place + 1) === shorter;
}

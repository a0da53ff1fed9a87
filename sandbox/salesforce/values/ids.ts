const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
/** Stands between key prefix and serial number, as the instance does in a real id. */
const INSTANCE = 'SB0000';
const SERIAL_LENGTH = 6;

/** The three characters that make a case-sensitive 15-character id safe to compare without case. */
export function idChecksum(id15: string): string {
	return [0, 5, 10].map((start) => CHECKSUM[upperCaseBits(id15.slice(start, start + 5))]).join('');
}

function upperCaseBits(chunk: string): number {
	return [...chunk].reduce(
		(bits, char, index) => (char >= 'A' && char <= 'Z' ? bits | (1 << index) : bits),
		0,
	);
}

/**
 * The canonical 18-character form of a record id given in 15 (case-sensitive) or 18 characters (any case), or undefined
 * when the text is no id.
 */
export function toId18(text: string): string | undefined {
	if (/^[a-zA-Z0-9]{15}$/.test(text)) return text + idChecksum(text);
	if (!/^[a-zA-Z0-9]{18}$/.test(text)) return undefined;
	const id15 = restoreCase(text);
	return id15 && id15 + text.slice(15).toUpperCase();
}

/** The checksum says which letters are capitals, so an id that lost its case can be repaired. */
function restoreCase(id18: string): string | undefined {
	const suffix = id18.slice(15).toUpperCase();
	const bits = [...suffix].map((char) => CHECKSUM.indexOf(char));
	if (bits.includes(-1)) return undefined;
	const restored = [...id18.slice(0, 15)]
		.map((char, index) =>
			(bits[Math.floor(index / 5)] >> index % 5) & 1 ? char.toUpperCase() : char.toLowerCase(),
		)
		.join('');
	return idChecksum(restored) === suffix ? restored : undefined;
}

/** Gives out 18-character record ids, one series for each key prefix. */
export class IdFactory {
	private readonly serials = new Map<string, number>();

	/** The next id of a key prefix such as `a00`. */
	next(keyPrefix: string): string {
		const serial = (this.serials.get(keyPrefix) ?? 0) + 1;
		this.serials.set(keyPrefix, serial);
		const id15 = `${keyPrefix}${INSTANCE}${toBase62(serial)}`;
		return id15 + idChecksum(id15);
	}

	/** The last number given out in each series, for the state file. */
	snapshot(): Record<string, number> {
		return Object.fromEntries(this.serials);
	}

	/** Goes on after the numbers of a snapshot. */
	restore(serials: Record<string, number>): void {
		this.serials.clear();
		for (const [keyPrefix, serial] of Object.entries(serials)) this.serials.set(keyPrefix, serial);
	}
}

function toBase62(serial: number): string {
	let rest = serial;
	let text = '';
	while (rest > 0) {
		text = BASE62[rest % 62] + text;
		rest = Math.floor(rest / 62);
	}
	return text.padStart(SERIAL_LENGTH, '0');
}

/** A field of an event's definition, with the names of its parts where it is a compound field. */
export interface NamedField {
	name: string;
	parts: string[];
}

/**
 * The names behind changed, nulled or diff fields of a change event (Salesforce Pub/Sub API guide, event deserialization
 * considerations, 2026-11): `0x…` is a bitmap of the definition's fields with the first field rightmost, `4-0x…` one of
 * the parts of the field at place 4. Parts are named `BillingAddress.City`. CometD sends names, which pass unchanged.
 */
export function namesBehind(entries: string[], fields: NamedField[]): string[] {
	return entries.flatMap((entry) => {
		const [, place, bitmap] = /^(?:(\d+)-)?(0x[0-9a-f]+)$/i.exec(entry) ?? [];
		if (bitmap === undefined) return [entry];
		if (place === undefined) return marked(bitmap).map((at) => fields[at]?.name ?? `#${at}`);
		const parent = fields[Number(place)];
		return marked(bitmap).map((at) => `${parent?.name ?? `#${place}`}.${parent?.parts[at] ?? `#${at}`}`);
	});
}

function marked(bitmap: string): number[] {
	const bits = BigInt(bitmap).toString(2);
	return [...bits].flatMap((bit, index) => (bit === '1' ? [bits.length - 1 - index] : [])).reverse();
}

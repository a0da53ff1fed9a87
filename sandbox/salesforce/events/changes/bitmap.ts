/**
 * Names fields by their places in the event's definition, as changed, nulled and diff fields travel over the Pub/Sub API
 * (Salesforce Pub/Sub API guide, event deserialization considerations, 2026-11): first one bitmap for the fields of the
 * event, then one `place-bitmap` for each compound field of which parts are meant. The rightmost bit is place 0.
 */
export function toBitmaps(places: Array<[number] | [number, number]>): string[] {
	const top = places.filter((path) => path.length === 1).map(([place]) => place);
	const nested = new Map<number, number[]>();
	for (const [place, part] of places)
		if (part !== undefined) nested.set(place, [...(nested.get(place) ?? []), part]);
	return [
		...(top.length > 0 ? [hexOf(top)] : []),
		...[...nested].map(([place, parts]) => `${place}-${hexOf(parts)}`),
	];
}

/** Whole bytes, in capitals. */
function hexOf(places: number[]): string {
	const bits = places.reduce((sum, place) => sum | (1n << BigInt(place)), 0n);
	const digits = bits.toString(16).toUpperCase();
	return `0x${digits.padStart(digits.length + (digits.length % 2), '0')}`;
}

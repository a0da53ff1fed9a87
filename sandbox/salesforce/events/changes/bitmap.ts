import type { AvroField, AvroSchema } from '../schema';

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

/** The names behind bitmaps, for the Streaming API, which writes names: `Phone`, `BillingAddress.City`. */
export function namesOf(bitmaps: string[], { fields }: AvroSchema): string[] {
	return bitmaps.flatMap((entry) => {
		const [bits, place] = entry.split('-').reverse();
		if (place === undefined) return marked(bits, fields);
		const parent = fields[Number(place)];
		return marked(bits, partsOf(parent, fields)).map((part) => `${parent.name}.${part}`);
	});
}

function marked(hex: string, fields: AvroField[]): string[] {
	const bits = BigInt(hex);
	return fields.filter((_field, place) => ((bits >> BigInt(place)) & 1n) === 1n).map(({ name }) => name);
}

/** A compound type is written out at its first use only. */
function partsOf({ type }: AvroField, fields: AvroField[]): AvroField[] {
	const types = Array.isArray(type) ? type : [type];
	for (const single of types) {
		if (typeof single === 'object' && 'fields' in single) return single.fields;
		const first = fields
			.flatMap((field) => field.type)
			.find((known) => typeof known === 'object' && 'fields' in known && known.name === single);
		if (typeof first === 'object' && 'fields' in first) return first.fields;
	}
	return [];
}

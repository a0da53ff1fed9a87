import { schemaRefusal } from './ofSchema';
import type { SchemaComplaint } from './ofSchema';
import { Refusal, refusal } from './refusal';
import type { ErrorEntry } from './refusal';

/**
 * How a refused set tells which item was bad; BILL's pages do not say. `each`: one entry an item, in the order of the
 * items, the good ones with BDC_1246 (reported by integrators). `failing`: entries of the bad items only, their place in
 * message and `params`. `message`: the same without the place.
 */
export const BULK_ERROR_SHAPES = ['each', 'failing', 'message'] as const;

/** One entry that says all of an item's entries. */
function merged(entries: ErrorEntry[]): ErrorEntry {
	return { ...entries[0], message: entries.map(({ message }) => message).join('; ') };
}

/** The entry with the place of its item, counted from 0. */
export function atItem(index: number, entry: ErrorEntry): ErrorEntry {
	return {
		...entry,
		message: `[${index}]: ${entry.message}`,
		params: [{ name: 'index', value: String(index) }],
	};
}

/** The refusal of a set of which nothing was done. `refused` holds the bad items by their place; its first one gives the status. */
export function bulkRefusal(shape: string, count: number, refused: Map<number, Refusal>): Refusal {
	const [first] = refused.values();
	const failing = [...refused].flatMap(([index, { entries }]) =>
		entries.map((entry) => (shape === 'failing' ? atItem(index, entry) : entry)),
	);
	if (shape !== 'each') return new Refusal(first.status, failing);
	const [rolledBack] = refusal('bulkRolledBack').entries;
	const entries = Array.from({ length: count }, (_, index) => {
		const own = refused.get(index);
		return own ? merged(own.entries) : rolledBack;
	});
	return new Refusal(first.status, entries);
}

/** The same for items that break the schema of the body. Complaints about the body as a whole are no item's. */
export function bulkSchemaRefusal(shape: string, count: number, complaints: SchemaComplaint[]): Refusal {
	const byItem = new Map<number, SchemaComplaint[]>();
	for (const complaint of complaints) {
		const [, place, ...path] = complaint.instancePath.split('/');
		if (place === undefined) return schemaRefusal(complaints);
		const own = { ...complaint, instancePath: path.map((part) => `/${part}`).join('') };
		byItem.set(Number(place), [...(byItem.get(Number(place)) ?? []), own]);
	}
	const refused = [...byItem].map(([index, own]): [number, Refusal] => [index, schemaRefusal(own)]);
	return bulkRefusal(shape, count, new Map(refused));
}

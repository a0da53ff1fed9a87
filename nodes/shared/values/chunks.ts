/** The entries in their order, at most `size` together. */
export function chunked<T>(entries: T[], size: number): T[][] {
	const count = Math.ceil(entries.length / size);
	return Array.from({ length: count }, (_, place) => entries.slice(place * size, (place + 1) * size));
}

/** The entries by what they have in common, in the order in which each group first comes. */
export function groupedBy<T>(entries: T[], keyOf: (entry: T) => string): T[][] {
	const groups = new Map<string, T[]>();
	for (const entry of entries) {
		const group = groups.get(keyOf(entry));
		if (group) group.push(entry);
		else groups.set(keyOf(entry), [entry]);
	}
	return [...groups.values()];
}

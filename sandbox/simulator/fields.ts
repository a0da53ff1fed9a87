/** A copy that lacks these fields. */
export function without<T extends object, K extends keyof T>(row: T, ...fields: K[]): Omit<T, K> {
	const copy: Partial<T> = { ...row };
	for (const field of fields) delete copy[field];
	return copy as Omit<T, K>;
}

/** A copy without the fields that are undefined. */
export function given<T extends object>(fields: T): Partial<T> {
	const kept: Partial<T> = { ...fields };
	for (const name of Object.keys(kept) as Array<keyof T>) if (kept[name] === undefined) delete kept[name];
	return kept;
}

/** Tells a JSON object from arrays, null and plain values. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy that lacks these fields. */
export function without<T extends object, K extends keyof T>(row: T, ...fields: K[]): Omit<T, K> {
	const copy: Partial<T> = { ...row };
	for (const field of fields) delete copy[field];
	return copy as Omit<T, K>;
}

/** What every row of a simulator's table of refusals has, beside what only its system has. */
export interface RefusalRow {
	/** HTTP status. */
	status: number;
	/** `{name}` is filled in by whoever refuses. */
	message: string;
	/** Where code and words come from: a page of the vendor, reports of others, or `assumed`. */
	source: string;
}

/** The words of a row, its placeholders filled in. */
export function wordsOf(
	{ message }: Pick<RefusalRow, 'message'>,
	values: Record<string, string | number>,
): string {
	return message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

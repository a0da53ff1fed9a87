/** An amount as people write it. */
export function money(value: unknown): string {
	const amount = Number(value);
	if (value === null || value === undefined || value === '' || !Number.isFinite(amount)) return '?';
	return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

export function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** `[part, part].` without those that say nothing. */
export function sentence(...parts: Array<string | false | undefined>): string {
	const said = parts.filter((part): part is string => typeof part === 'string' && part !== '').join(' ');
	return said === '' || /[.!?…:]$/.test(said) ? said : `${said}.`;
}

/** The records of a list that was read, or of a body that is a list itself. */
export function rowsOf(body: unknown): Array<Record<string, unknown>> {
	const found = body as { results?: unknown; records?: unknown; composite?: unknown } | undefined;
	const list = [body, found?.results, found?.records].find((one) => Array.isArray(one));
	const rows = (list as unknown[] | undefined) ?? (typeof body === 'object' && body !== null ? [body] : []);
	return rows.filter(
		(one): one is Record<string, unknown> => typeof one === 'object' && one !== null && !Array.isArray(one),
	);
}

export function counted(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`;
}

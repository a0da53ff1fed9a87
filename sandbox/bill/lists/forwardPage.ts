import { refusal } from '../refusals/refusal';
import { encodeCursor, readMax, single } from './listPage';

function offsetOf(cursor: string): number {
	const text = Buffer.from(cursor, 'base64url').toString();
	const found = /^\{"offset":(\d+)\}$/.exec(text);
	if (!found) throw refusal('parameterInvalid', `nextPage: ${cursor}`);
	return Number(found[1]);
}

/**
 * A page of the webhook API: forward only. Which query parameter takes the cursor is unconfirmed, so `nextPage` and
 * `page` are both read.
 */
export function forwardPage<T, V>(
	rows: T[],
	query: Record<string, unknown>,
	view: (row: T) => V,
): { results: V[]; nextPage?: string } {
	const max = readMax(query);
	const cursor = single(query, 'nextPage') ?? single(query, 'page');
	const offset = cursor ? offsetOf(cursor) : 0;
	return {
		results: rows.slice(offset, offset + max).map(view),
		...(offset + max < rows.length ? { nextPage: encodeCursor({ offset: offset + max }) } : {}),
	};
}

import { parseOrKeep } from '../../shared/values/json';

/** One entry of a BILL refusal: `code` such as BDC_1171, empty where BILL sent none. */
export interface Refusal {
	code: string;
	message: string;
}

/**
 * Decodes the body of a refused call. BILL v3 sends an array, its gateway sometimes one object with only a message, and
 * a proxy in between anything at all (BILL common-api-error-codes, 2026-11). Never empty.
 */
export function decodeRefusals(body: unknown, httpStatus: number): [Refusal, ...Refusal[]] {
	const [first, ...others] = withoutRepeats(refusalEntries(body));
	return first ? [first, ...others] : [{ code: '', message: `HTTP ${httpStatus} without an explanation` }];
}

/** Every entry of a refusal as BILL sent it, repeats too: in a bulk call their position can name the item. */
export function refusalEntries(body: unknown): Refusal[] {
	const value = parsed(body);
	return (Array.isArray(value) ? value : [value]).map(toRefusal).filter((entry) => entry !== undefined);
}

/** A file was asked for as bytes, and its refusal came as bytes, too. */
function parsed(bytesOrBody: unknown): unknown {
	return parseOrKeep(Buffer.isBuffer(bytesOrBody) ? bytesOrBody.toString('utf8') : bytesOrBody);
}

function toRefusal(entry: unknown): Refusal | undefined {
	if (typeof entry === 'string') return entry.trim() ? { code: '', message: plainText(entry) } : undefined;
	if (typeof entry !== 'object' || entry === null) return undefined;
	const { code, message, detail, params } = entry as Record<string, unknown>;
	const text = [message, detail].find((value) => typeof value === 'string' && value.trim() !== '');
	if (text === undefined && typeof code !== 'string') return undefined;
	return {
		code: typeof code === 'string' ? code : '',
		message: expand(typeof text === 'string' ? text.trim() : 'no explanation', params),
	};
}

/** BILL sends `${paramName0}` unexpanded at times; the values may come along as `params`. */
function expand(message: string, params: unknown): string {
	const values = typeof params === 'object' && params !== null ? (params as Record<string, unknown>) : {};
	return message.replace(/\$\{(\w+)\}/g, (_, name: string) => {
		const value = values[name] ?? values[name.replace(/\D+/g, '')];
		return typeof value === 'string' || typeof value === 'number' ? String(value) : '(value not given)';
	});
}

/** An HTML page of a proxy shrinks to its words. */
function plainText(text: string): string {
	const words = text
		.replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return words.length > 200 ? `${words.slice(0, 200)}…` : words;
}

/** A payment refusal repeats one reason, the second time behind the bill id. */
function withoutRepeats(refusals: Refusal[]): Refusal[] {
	return refusals.filter(
		(one, index) =>
			!refusals
				.slice(0, index)
				.some((earlier) => one.code === earlier.code && one.message.endsWith(earlier.message)),
	);
}

import { createHash } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** As long as n8n's own. */
const LENGTH = 16;

/** The same id for the same words, in every build and every n8n: letters and digits, as n8n makes them. */
export function stableId(...words: string[]): string {
	const bytes = createHash('sha256').update(words.join('\n')).digest();
	return [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

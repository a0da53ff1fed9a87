import { createHash } from 'node:crypto';
import { to18 } from './salesforceId';

/** BILL keeps 21 characters of an invoice number (field reports, 2026-11). */
const INVOICE_NUMBER_MAX = 21;
const INVOICE_NUMBER_HEAD = 12;
/** BILL keeps 50 characters of a transaction number (BILL payment transaction numbers, 2024-05). */
const TRANSACTION_NUMBER_MAX = 50;
const DIGEST_LENGTH = 8;
/** Characters of a bulk number that tell its keys, 5 bits each. */
const BULK_FILTER_LENGTH = 40;
const BULK_FILTER_BITS = BULK_FILTER_LENGTH * 5;
const BASE_32 = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The invoice number as BILL can keep it. A number of more than 21 characters becomes its first 12 characters, a
 * hyphen and 8 hex digits of the SHA-256 of the whole, so that two long numbers stay two.
 */
export function billInvoiceNumber(invoiceNumber: string): string {
	return shortened(invoiceNumber.trim(), INVOICE_NUMBER_MAX, INVOICE_NUMBER_HEAD);
}

/**
 * The transaction number that carries an idempotency key to BILL, where payments can be filtered by it. A key of more
 * than 50 characters is shortened with a checksum; Salesforce ids behind `SF-` count in their 18-character form.
 */
export function paymentTransactionNumber(idempotencyKey: string): string {
	const head = TRANSACTION_NUMBER_MAX - DIGEST_LENGTH - 1;
	return shortened(normalKey(idempotencyKey), TRANSACTION_NUMBER_MAX, head);
}

/** A key of the form `SF-<record id>-…` with its ids in 18 characters: both forms of an id are one payment. */
function normalKey(idempotencyKey: string): string {
	const key = idempotencyKey.trim();
	return key.startsWith('SF-') ? key.replace(/[a-zA-Z0-9]+/g, to18) : key;
}

/**
 * The transaction number that the payments of one bulk call share: how many they are, and a Bloom filter of 200 bits over
 * their idempotency keys, whatever the order. The same keys together give the same number again, and the number tells of
 * a single key whether it was among them.
 */
export function bulkTransactionNumber(idempotencyKeys: string[]): string {
	const count = idempotencyKeys.length;
	const bits = new Set(idempotencyKeys.flatMap((key) => filterBits(key, count)));
	const characters = Array.from({ length: BULK_FILTER_LENGTH }, (_, place) => {
		const value = [0, 1, 2, 3, 4].reduce((sum, bit) => sum + (bits.has(place * 5 + bit) ? 2 ** bit : 0), 0);
		return BASE_32[value];
	});
	return `BULK-${count}-${characters.join('')}`;
}

/**
 * Whether a key is among those of a bulk call. Yes is wrong for one in fifty keys where 25 share a call, for one in
 * seven where 50 do; no is always right.
 */
export function isKeyInBulkNumber(transactionNumber: string, idempotencyKey: string): boolean {
	const [, count, filter = ''] = /^BULK-(\d+)-([0-9a-z]{40})$/.exec(transactionNumber) ?? [];
	if (count === undefined) return false;
	return filterBits(idempotencyKey, Number(count)).every(
		(bit) => (BASE_32.indexOf(filter.charAt(Math.floor(bit / 5))) >> bit % 5) & 1,
	);
}

/** The bits that stand for a key; as many as make a false yes least likely among `count` keys. */
function filterBits(idempotencyKey: string, count: number): number[] {
	const hashes = Math.min(8, Math.max(1, Math.round((BULK_FILTER_BITS / count) * Math.LN2)));
	const digest = createHash('sha256').update(normalKey(idempotencyKey), 'utf8').digest();
	return Array.from({ length: hashes }, (_, index) => digest.readUInt32BE(index * 4) % BULK_FILTER_BITS);
}

function shortened(text: string, max: number, head: number): string {
	const characters = Array.from(text);
	if (text.length <= max && characters.length <= max) return text;
	const digest = createHash('sha256').update(text, 'utf8').digest('hex').slice(0, DIGEST_LENGTH);
	return `${characters.slice(0, head).join('')}-${digest}`;
}

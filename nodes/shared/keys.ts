import { createHash } from 'node:crypto';
import { to18 } from './salesforceId';

/** BILL keeps 21 characters of an invoice number (field reports, 2026-11). */
const INVOICE_NUMBER_MAX = 21;
const INVOICE_NUMBER_HEAD = 12;
/** BILL keeps 50 characters of a transaction number (BILL payment transaction numbers, 2024-05). */
const TRANSACTION_NUMBER_MAX = 50;
const DIGEST_LENGTH = 8;
/** Half of a SHA-256: nobody looks at these numbers, and they stand for up to 50 payments. */
const BULK_DIGEST_LENGTH = 32;

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
 * The transaction number that the payments of one bulk call share: their number and 32 hex digits of the SHA-256 of
 * their idempotency keys, whatever the order. The same keys together give the same number again.
 */
export function bulkTransactionNumber(idempotencyKeys: string[]): string {
	const keys = idempotencyKeys.map(normalKey).sort();
	const digest = createHash('sha256').update(JSON.stringify(keys), 'utf8').digest('hex');
	return `BULK-${keys.length}-${digest.slice(0, BULK_DIGEST_LENGTH)}`;
}

function shortened(text: string, max: number, head: number): string {
	const characters = Array.from(text);
	if (text.length <= max && characters.length <= max) return text;
	const digest = createHash('sha256').update(text, 'utf8').digest('hex').slice(0, DIGEST_LENGTH);
	return `${characters.slice(0, head).join('')}-${digest}`;
}

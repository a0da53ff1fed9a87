import { randomBytes, randomUUID } from 'node:crypto';

/** Prefixes BILL's samples show; those marked below are assumed. */
export type IdPrefix =
	| '009' // vendor
	| '00n' // bill
	| 'bli' // bill line
	| 'stp' // payment
	| 'blp' // bill payment inside a payment
	| 'bbq' // mass payment batch
	| '00r' // recurring bill (assumed)
	| 'rbl' // line of a recurring bill (assumed)
	| 'vcr' // vendor credit
	| 'vcl' // vendor credit line (assumed)
	| 'bac' // bank account
	| 'bau' // bank account user (assumed)
	| 'agp' // approval group
	| 'crd' // card account (assumed)
	| 'cau' // card account user (assumed)
	| 'apc' // AP card (assumed)
	| '006' // user
	| '0po' // role
	| '0cu' // customer
	| '00p' // payment term
	| '0S0' // billing statement
	| 'exp' // export file (assumed)
	| 'v2o' // object only v2 has (assumed)
	| '0rv' // verified national vendor
	| 'rba' // billing address of a verified national vendor (assumed)
	| '00h' // document
	| '0du' // pending document upload
	| 'att' // attachment
	| '0ca' // chart of accounts entry
	| 'cls' // accounting class
	| '0de' // department
	| 'loc' // location
	| 'job' // job
	| 'itm' // item (assumed)
	| 'emp'; // employee (assumed)

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SERIAL_LENGTH = 15;

/** A new id in the form of BILL's samples: three-character prefix, two digits, 15 alphanumerics. Clients treat it as opaque. */
export function newId(prefix: IdPrefix): string {
	let serial = '';
	for (const byte of randomBytes(SERIAL_LENGTH)) serial += ALPHABET[byte % ALPHABET.length];
	return `${prefix}01${serial}`;
}

/** Opaque secret for sessions and security keys. */
export function newSecret(bytes = 24): string {
	return randomBytes(bytes).toString('base64url');
}

/** UUID, the id form of webhook subscriptions and events. */
export function newUuid(): string {
	return randomUUID();
}

/** Last four digits, as BILL shows bank numbers. */
export function maskNumber(accountNumber = ''): string {
	return `****${accountNumber.slice(-4)}`;
}

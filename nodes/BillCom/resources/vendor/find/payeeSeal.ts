import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { foldedText } from '../../../../shared/names';
import { objectOf, textOf } from '../../../records/record';

/** What decides where the money of a vendor goes, in the order of the seal, as people call it. */
export const PAYEE_PARTS = ['name', 'address', 'pay-by', 'bank account', 'email'] as const;

export type PayeePart = (typeof PAYEE_PARTS)[number];

/** Tells seals apart that were made of other values. */
const VERSION = 'p1';
/** Stands for a part of which BILL shows nothing. */
const NONE = '-';
const DIGEST_LENGTH = 12;
const SHAPE = new RegExp(`^${VERSION}(\\.(${NONE}|[0-9a-f]{${DIGEST_LENGTH}})){${PAYEE_PARTS.length}}$`);

const ADDRESS = ['line1', 'line2', 'city', 'stateOrProvince', 'zipOrPostalCode', 'country'];
const ACCOUNT = ['nameOnAccount', 'routingNumber', 'type', 'ownerType', 'bankCountry', 'paymentCurrency'];

/**
 * A fingerprint of where the money of a vendor goes: `p1.<name>.<address>.<pay-by>.<bank account>.<email>`, a hash each, so
 * that a comparison can name the part that changed and nobody reads a value from it. Of an account number only the last four
 * characters count, which is all BILL shows. What changes by itself (balance, last payment, verification) is left out.
 */
export function payeeSealOf(organizationId: string, vendor: IDataObject): string {
	const payment = objectOf(vendor, 'paymentInformation');
	const parts: Record<PayeePart, string[]> = {
		name: [textOf(vendor, 'name'), textOf(payment, 'payeeName')],
		address: valuesOf(objectOf(vendor, 'address'), ADDRESS),
		'pay-by': wayOf(vendor, payment),
		'bank account': accountOf(objectOf(payment, 'bankAccount')),
		email: [textOf(vendor, 'email'), textOf(payment, 'email')],
	};
	const hashes = PAYEE_PARTS.map((part) => hashOf([organizationId, part], parts[part]));
	return [VERSION, ...hashes].join('.');
}

/** Whether a text is a seal of this version. */
export function isPayeeSeal(text: string): boolean {
	return SHAPE.test(text);
}

/** The parts in which two seals differ. */
export function changedParts(one: string, other: string): PayeePart[] {
	const [ours, theirs] = [one.split('.').slice(1), other.split('.').slice(1)];
	return PAYEE_PARTS.filter((_, place) => ours[place] !== theirs[place]);
}

/** A network and a virtual card say where the money goes as a bank account does. */
function wayOf(vendor: IDataObject, payment: IDataObject): string[] {
	const card = objectOf(payment, 'virtualCard');
	const isEnrolled = textOf(card, 'status') === 'ENROLLED';
	return [
		...valuesOf(payment, ['payByType', 'payBySubType']),
		// An invitation that nobody has answered moves no money yet.
		textOf(vendor, 'networkStatus').startsWith('CONNECTED') ? 'connected' : '',
		...valuesOf(vendor, ['paymentNetworkId', 'rppsId']),
		...(isEnrolled ? ['card', ...valuesOf(card, ['remitEmail', 'alternatePayByType'])] : []),
	];
}

function accountOf(account: IDataObject): string[] {
	const digits = textOf(account, 'accountNumber').replace(/[^A-Za-z0-9]/g, '');
	return [...valuesOf(account, ACCOUNT), digits.slice(-4)];
}

function valuesOf(record: IDataObject, names: string[]): string[] {
	return names.map((name) => textOf(record, name));
}

function hashOf(salt: string[], values: string[]): string {
	const canonical = values.map(foldedText);
	if (canonical.every((value) => value === '')) return NONE;
	const digest = createHash('sha256').update(JSON.stringify([...salt, ...canonical]), 'utf8');
	return digest.digest('hex').slice(0, DIGEST_LENGTH);
}

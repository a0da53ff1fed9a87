import type { IDataObject } from 'n8n-workflow';
import { type ParameterReader, toRecord, toText } from '../../../parameters/reader';
import { withoutEmpty } from '../../../records/record';
import { readCurrency, toCountry } from '../../../parameters/codes';

/**
 * A bank account as BILL takes it. No refusal quotes a number.
 *
 * @param fields by the names of `bankAccountFields`
 */
export function toBankAccount(read: ParameterReader, fields: IDataObject): IDataObject {
	const text = (name: string) => toText(fields[name]);
	const accountNumber = text('bankAccountNumber').replace(/[\s-]/g, '').toUpperCase();
	const routingNumber = text('routingNumber').replace(/[\s-]/g, '').toUpperCase();
	const paymentCurrency = readCurrency(read, text('paymentCurrency'), 'Payment Currency');
	const bankCountry = toBankCountry(read, text('bankCountry'));
	assertAccountNumber(read, accountNumber);
	const isDomestic = !paymentCurrency && (!bankCountry || bankCountry === 'US');
	if (isDomestic && routingNumber && !isRoutingNumber(routingNumber)) {
		throw read.refuse(
			'Routing Number is not a US routing number: nine digits, the last of which is a check digit',
			'Correct it. For a bank outside the US fill in Payment Currency.',
		);
	}
	return withoutEmpty({
		nameOnAccount: text('nameOnAccount'),
		accountNumber,
		routingNumber,
		type: text('type'),
		ownerType: text('ownerType'),
		bankCountry,
		paymentCurrency,
		regulatoryFields: toRegulatoryFields(read, fields.regulatoryFields),
	});
}

function assertAccountNumber(read: ParameterReader, accountNumber: string): void {
	if (!accountNumber) throw read.refuse('Account Number is missing', 'Fill in Account Number.');
	if (!/^[A-Z0-9]+$/.test(accountNumber)) {
		throw read.refuse(
			'Account Number contains characters other than letters and digits',
			'Enter the whole account number, not the masked one that BILL shows.',
		);
	}
	if (!isMistypedIban(accountNumber)) return;
	throw read.refuse(
		'Account Number is an IBAN with wrong check digits',
		'Compare it with what the vendor sent.',
	);
}

function toBankCountry(read: ParameterReader, country: string): string | undefined {
	if (!country) return undefined;
	return toCountry(read, 'Bank Country', country);
}

/** BILL's name and value pairs; undefined without any. */
function toRegulatoryFields(read: ParameterReader, collection: unknown): IDataObject[] | undefined {
	const { field } = toRecord(collection);
	const rows = Array.isArray(field) ? field.map(toRecord) : [];
	if (rows.length === 0) return undefined;
	return rows.map((row, index) => {
		const pair = { name: toText(row.name), value: toText(row.value) };
		if (pair.name && pair.value) return pair;
		throw read.refuse(
			`Regulatory field ${index + 1} has no ${pair.name ? 'value' : 'name'}`,
			'Fill in both, or remove the row.',
		);
	});
}

const ROUTING_WEIGHTS = [3, 7, 1];
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** Whether nine digits are a US routing number: their weighted sum ends in zero (ABA, 3-7-1). */
function isRoutingNumber(digits: string): boolean {
	if (!/^\d{9}$/.test(digits)) return false;
	const sum = Array.from(digits).reduce(
		(total, digit, place) => total + Number(digit) * (ROUTING_WEIGHTS[place % 3] ?? 0),
		0,
	);
	return sum % 10 === 0;
}

/** Whether a number looks like an IBAN but its check digits say that it was mistyped (ISO 13616, remainder 97). */
function isMistypedIban(number: string): boolean {
	if (!IBAN.test(number)) return false;
	const rearranged = number.slice(4) + number.slice(0, 4);
	const digits = rearranged.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
	return BigInt(digits) % 97n !== 1n;
}

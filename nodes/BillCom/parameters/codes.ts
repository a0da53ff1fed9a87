import type { INodeProperties } from 'n8n-workflow';
import { toCountryCode } from '../../shared/values/country';
import { type ParameterReader, shown, toText } from './reader';

let codes: ReadonlySet<string> | undefined;

/** The ISO 4217 code of a text in whatever capitals; undefined when no currency has it. */
function toCurrencyCode(text: string): string | undefined {
	codes ??= new Set(Intl.supportedValuesOf('currency'));
	const code = text.trim().toUpperCase();
	return codes.has(code) ? code : undefined;
}

/** What the amounts of an item are in. */
export const currency: INodeProperties = {
	displayName: 'Currency',
	name: 'currency',
	type: 'string',
	default: '',
	placeholder: 'e.g. USD',
	description:
		'The currency of the amounts: three letters (ISO 4217), such as CurrencyIsoCode of the Salesforce record. If BILL keeps the vendor in another currency, nothing is sent. If empty, nothing is compared, and the amounts are in the currency of the vendor.',
};

/** The code of a value that has to be a currency, in whatever capitals. @throws NodeOperationError */
export function toCurrency(read: ParameterReader, label: string, value: unknown): string {
	const code = toCurrencyCode(toText(value));
	if (code) return code;
	const what = `${label} is ${shown(value)}, which is not a currency code`;
	throw read.refuse(what, 'Use three letters (ISO 4217), such as EUR.');
}

/** The code in a field; empty when nothing was given. @throws NodeOperationError for a text that is no currency */
export function readCurrency(
	read: ParameterReader,
	given = read.optionalText('currency'),
	label = 'Currency',
): string {
	return given && toCurrency(read, label, given);
}

/** Two letters of a value that has to be a country, by code or English name. @throws NodeOperationError */
export function toCountry(read: ParameterReader, label: string, value: unknown): string {
	const code = toCountryCode(toText(value));
	if (code) return code;
	const what = `${label} is ${shown(value)}, which is not a country`;
	throw read.refuse(what, 'Use two letters, such as US.');
}

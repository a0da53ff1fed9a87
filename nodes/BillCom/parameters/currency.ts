import type { INodeProperties } from 'n8n-workflow';
import { type ParameterReader, shown } from './reader';

let codes: ReadonlySet<string> | undefined;

/** The ISO 4217 code of a text in whatever capitals; undefined when no currency has it. */
export function toCurrencyCode(text: string): string | undefined {
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

/**
 * The code in a field; empty when nothing was given.
 *
 * @throws NodeOperationError for a text that is no currency
 */
export function readCurrency(
	read: ParameterReader,
	given = read.optionalText('currency'),
	label = 'Currency',
): string {
	const code = given && toCurrencyCode(given);
	if (code !== undefined) return code;
	const what = `${label} is ${shown(given)}, which is not a currency code`;
	throw read.refuse(what, 'Use three letters (ISO 4217), such as EUR.');
}

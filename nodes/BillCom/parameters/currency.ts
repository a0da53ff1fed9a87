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
		'What the amounts of this item are in: three letters (ISO 4217), such as CurrencyIsoCode of the Salesforce record. BILL keeps each vendor in one currency; where that is another one, nothing is sent. Empty: nothing is compared, and BILL takes the amounts to be in the currency of the vendor.',
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
	throw read.refuse(what, 'Use three letters of ISO 4217, such as EUR.');
}

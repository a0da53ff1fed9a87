import { isDateObject } from './day';

/** What is wrong with a value, and how to mend it; together the message of a refusal. */
export interface Misfit {
	what: string;
	fix: string;
}

/** Above this a number of JavaScript, and a cell of a spreadsheet, keeps no more digits. */
const DIGITS_KEPT = 15;

const AS_TEXT = 'Give it as text: in quotes in JSON, formatted as text in a spreadsheet.';

/**
 * Whether a field of this name holds digits that a number loses: ids, and numbers of accounts, cards, checks, taxes and
 * telephones. Knows the spellings of n8n's parameters, of BILL (`taxId`) and of Salesforce (`Tax_ID__c`).
 */
export function holdsDigits(name: string): boolean {
	const words = wordsOf(name);
	const last = words.at(-1) ?? '';
	return isNumberOfKind(words) || ID_WORDS.has(last) || words.join(' ').endsWith('external id value');
}

/** The same without ids, for JSON that is sent as it is: some ids of BILL are numbers. */
export function holdsAccountDigits(name: string): boolean {
	return isNumberOfKind(wordsOf(name)) || /tax id$/.test(wordsOf(name).join(' '));
}

/** Whether a field of this name is a postal code. */
export function isPostalCode(name: string): boolean {
	return /(^| )(postal code|postcode|zip|zip code)$/.test(wordsOf(name).join(' '));
}

const ID_WORDS = new Set(['id', 'ids']);
const NUMBERED = new Set([
	'acc',
	'account',
	'acct',
	'bank',
	'card',
	'check',
	'cheque',
	'phone',
	'routing',
	'tax',
	'vat',
]);
const NUMBER_WORDS = new Set(['number', 'no', 'num', 'nr']);
/** Names that say it alone. */
const DIGITS = new Set(['aba', 'bic', 'ein', 'fax', 'iban', 'mobile', 'phone', 'ssn', 'swift', 'tin']);

function isNumberOfKind(words: string[]): boolean {
	const last = words.at(-1) ?? '';
	if (DIGITS.has(last) || words.join(' ') === 'code') return true;
	return NUMBER_WORDS.has(last) && words.some((word) => NUMBERED.has(word));
}

/** "BILL_Bill_Id__c" and "billBillId" as ["bill", "bill", "id"]. */
function wordsOf(name: string): string[] {
	return name
		.replace(/__(c|pc)$/i, '')
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z\d]+/)
		.filter(Boolean);
}

/**
 * Why a value cannot stand in a text field; undefined when it can. A whole number of at most 15 digits can, unless the
 * field holds digits that a number loses. The value itself is never quoted.
 *
 * @param keepsDigits whether the field holds such digits; see `holdsDigits`
 */
export function textMisfit(value: unknown, label: string, keepsDigits: boolean): Misfit | undefined {
	if (value === undefined || value === null || typeof value === 'string') return undefined;
	if (typeof value === 'number') return numberMisfit(value, label, keepsDigits);
	return {
		what: `${label} is ${kindOf(value)}, which is not a text`,
		fix: 'Check the expression behind it.',
	};
}

function numberMisfit(value: number, label: string, keepsDigits: boolean): Misfit | undefined {
	if (keepsDigits)
		return {
			what: `${label} is given as a number, which loses leading zeros and, above ${DIGITS_KEPT} digits, other digits`,
			fix: AS_TEXT,
		};
	if (keepsAllDigits(value)) return undefined;
	if (Number.isInteger(value))
		return {
			what: `${label} is a number of more than ${DIGITS_KEPT} digits, which loses some`,
			fix: AS_TEXT,
		};
	return { what: `${label} is a number with decimals, which loses zeros at its end`, fix: AS_TEXT };
}

/** Whether a number is whole and has at most 15 digits: as a text it is then what somebody typed, leading zeros aside. */
export function keepsAllDigits(value: number): boolean {
	return Number.isInteger(value) && Math.abs(value) < 10 ** DIGITS_KEPT;
}

/** "true", "a list", "a date" or "an object": what a value is, without what is in it. */
function kindOf(value: unknown): string {
	if (typeof value === 'boolean') return String(value);
	if (Array.isArray(value)) return 'a list';
	return isDateObject(value) ? 'a date' : 'an object';
}

/** Trimmed text of a text or of a number that keeps its digits; empty for anything else. Refuse that first. */
export function toText(value: unknown): string {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return typeof value === 'string' ? value.trim() : '';
}

/** A value as it can stand in a message: texts in quotes, and no more than 60 characters of anything. */
export function shown(value: unknown): string {
	const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

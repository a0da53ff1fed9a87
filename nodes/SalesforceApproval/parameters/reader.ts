import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { to18 } from '../../shared/salesforceId';
import { toCount } from '../../shared/values/count';
import { type Exceptions, locatorValue, misfitOf } from '../../shared/values/fits';
import { holdsDigits, keepsAllDigits, type Misfit, textMisfit, toText } from '../../shared/values/text';

/** One row of a form: a field's API name and the value entered for it. */
export interface FieldValue {
	name: string;
	value: unknown;
}

/** Reads the parameters of one input item, each in the shape an operation needs. */
export type ParameterReader = ReturnType<typeof parameterReader>;

/** The type of a record's field decides what `value` may be; the operations look at it. */
const EXCEPTIONS: Exceptions = {
	judgedElsewhere: ['value', 'linkValue', 'externalIdValue'],
	lists: ['nextApproverIds'],
};

/**
 * @param fields of the operation: every value read has to fit the field it is entered in
 * @throws NodeOperationError from every function that finds a value it cannot use; it names the field and the item
 */
export function parameterReader(ctx: IExecuteFunctions, itemIndex: number, fields: INodeProperties[]) {
	const raw = (name: string, fallback?: unknown, extractValue = false): unknown => {
		const value: unknown = ctx.getNodeParameter(name, itemIndex, fallback as object, { extractValue });
		refuseMisfit(misfitOf(fields, name, value, EXCEPTIONS));
		return value;
	};

	const refuseMisfit = (misfit: Misfit | undefined): void => {
		if (misfit) throw refuse(misfit.what, misfit.fix);
	};

	/** Trimmed text; empty where nothing was entered. */
	const text = (name: string): string => toText(raw(name, ''));

	/** Trimmed text of a value from a row; `isKey` where a number can have lost digits. */
	const textOf = (value: unknown, label: string, isKey = false): string => {
		refuseMisfit(textMisfit(value, label, isKey));
		return toText(value);
	};

	/** The value behind a resource locator, or a bare value. */
	const locator = (name: string, label: string): string => {
		const value = textOf(locatorValue(raw(name, '', true)), label, holdsDigits(name));
		if (value === '')
			throw refuse(`${label} is empty`, `Choose a value for ${label}, or check the expression behind it.`);
		return value;
	};

	/** The id behind a locator, in the form of 18 characters that every key is made from. */
	const id = (name: string, label: string): string => {
		const value = locator(name, label);
		if (/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(value)) return to18(value);
		throw refuse(
			`${label} "${value}" is not a Salesforce ID`,
			'A Salesforce ID has 15 or 18 letters and digits.',
		);
	};

	/** An API name: letters, digits and underscores, so that it can stand in an address or a query. */
	const apiName = (name: string, label: string): string => {
		const value = locator(name, label);
		if (/^[a-zA-Z][a-zA-Z0-9_]*$/.test(value)) return value;
		throw refuse(
			`${label} "${value}" is not an API name`,
			'API names have letters, digits and underscores, e.g. AP_Invoice__c.',
		);
	};

	const boolean = (name: string): boolean => raw(name, false) === true;

	/** The chosen names of a list field, or names with commas between them from an expression. */
	const names = (name: string): string[] => asNames(raw(name, []));

	/** The number of results wanted; infinite with "Return All". */
	const limit = (): number => {
		if (boolean('returnAll')) return Infinity;
		const given = raw('limit', 50);
		const count = toCount(given);
		if (count !== undefined) return count;
		throw refuse(`Limit "${shown(given)}" is not a number of results`, 'Enter a whole number of 1 or more.');
	};

	/** A collection such as "Options". */
	const options = (name: string): Record<string, unknown> => asRecord(raw(name, {}));

	/** The rows of a fixed collection, e.g. `rows('fields', 'field')`. */
	const rows = (name: string, row: string): Array<Record<string, unknown>> => {
		const list = asRecord(raw(name, {}))[row];
		return Array.isArray(list) ? list.map(asRecord) : [];
	};

	/** The values of a resource mapper; `undefined` when it takes them from the input item. */
	const mapped = (name: string): Record<string, unknown> | undefined => {
		if (asRecord(raw(name, {})).mappingMode === 'autoMapInputData') return undefined;
		// n8n would turn the text of a day into a moment on the server's clocks; the operation knows the field's type.
		return asRecord(ctx.getNodeParameter(`${name}.value`, itemIndex, {}, { skipValidation: true }));
	};

	/** A JSON object from a JSON field, or from an expression that yields one. */
	const jsonObject = (name: string, label: string): Record<string, unknown> => {
		const value = raw(name, {});
		const parsed = typeof value === 'string' ? parse(value, label) : value;
		if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
			for (const [field, given] of Object.entries(parsed)) {
				const isTooLong = Number.isInteger(given) && !keepsAllDigits(Number(given));
				if (isTooLong) refuseMisfit(textMisfit(given, `${label}: ${field}`, false));
			}
			return asRecord(parsed);
		}
		throw refuse(`${label} is not a JSON object`, `Enter it like {"BILL_Sync_Status__c": "Paid"}.`);
	};

	const parse = (value: string, label: string): unknown => {
		try {
			return JSON.parse(value);
		} catch (cause) {
			const reason = cause instanceof Error ? cause.message : String(cause);
			throw refuse(
				`${label} is not valid JSON: ${reason}`,
				'Quote names and texts with double quotes and leave no comma at the end.',
			);
		}
	};

	const refuse = (message: string, description: string) =>
		new NodeOperationError(ctx.getNode(), message, {
			description,
			itemIndex,
			level: 'warning',
			failure: { cause: 'configuration-invalid' },
		});

	return {
		text,
		textOf,
		locator,
		id,
		apiName,
		boolean,
		names,
		limit,
		options,
		raw,
		rows,
		mapped,
		jsonObject,
		refuse,
	};
}

/** Names with commas between them, or a list of names; blanks dropped. */
export function asNames(value: unknown): string[] {
	const list = Array.isArray(value) ? value : toText(value).split(',');
	return list.map(toText).filter((name) => name !== '');
}

/** A value as it can stand in a message; of objects only that they are some. */
function shown(value: unknown): string {
	return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function asRecord(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { type BaseReader, baseReader } from '../../shared/parameters/reader';
import { to18 } from '../../shared/salesforceId';
import { type Exceptions, locatorValue } from '../../shared/values/fits';
import { toRecord } from '../../shared/values/json';
import { holdsDigits, keepsAllDigits, textMisfit, toText } from '../../shared/values/text';

/** One row of a form: a field's API name and the value entered for it. */
export interface FieldValue {
	name: string;
	value: unknown;
}

/** Reads the parameters of one input item, each in the shape an operation needs. */
export interface ParameterReader extends BaseReader {
	/** The value behind a resource locator, or a bare value; it must be there. */
	locator(name: string): string;
	/** The id behind a locator, in the form of 18 characters that every key is made from. */
	id(name: string): string;
	/** The ids of a list field, or ids with commas between them, each in the form of 18 characters. */
	ids(name: string): string[];
	/** An API name: letters, digits and underscores, so that it can stand in an address or a query. */
	apiName(name: string): string;
	/** The chosen names of a list field, or names with commas between them from an expression. */
	names(name: string): string[];
	/** The rows of a fixed collection, e.g. `rows('fields', 'field')`. */
	rows(name: string, row: string): Array<Record<string, unknown>>;
	/** The values of a resource mapper; `undefined` when it takes them from the input item. */
	mapped(name: string): Record<string, unknown> | undefined;
	/** A JSON object from a JSON field, or from an expression that yields one. */
	jsonObject(name: string): Record<string, unknown>;
}

/** The type of a record's field decides what `value` may be; the operations look at it. */
const EXCEPTIONS: Exceptions = {
	judgedElsewhere: ['value', 'linkValue', 'externalIdValue'],
	lists: ['nextApproverIds', 'recordIds'],
};

/** @throws NodeOperationError from every function that finds a value it cannot use; it names the field and the item */
export function parameterReader(
	ctx: IExecuteFunctions,
	itemIndex: number,
	fields: INodeProperties[],
): ParameterReader {
	const read = baseReader({
		ctx,
		itemIndex,
		fields,
		exceptions: EXCEPTIONS,
		refuse: (message, description) =>
			new NodeOperationError(ctx.getNode(), message, {
				description,
				itemIndex,
				level: 'warning',
				failure: { cause: 'configuration-invalid' },
			}),
	});
	const { raw, refuse } = read;

	/** As the user reads it, without n8n's ending for a list that takes an expression as well. */
	const labelOf = (name: string): string =>
		(fields.find((field) => field.name === name)?.displayName ?? name).replace(/ Name or ID$/, '');

	const locator = (name: string): string => {
		const label = labelOf(name);
		const given = locatorValue(raw(name, { fallback: '', extractValue: true }));
		const value = read.textOf(given, label, holdsDigits(name));
		if (value !== '') return value;
		throw refuse(`${label} is empty`, `Enter ${label}, or check its expression.`);
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

	const toId = (value: string, label: string): string => {
		if (/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(value)) return to18(value);
		throw refuse(
			`${label} "${value}" is not a Salesforce ID`,
			'A Salesforce ID has 15 or 18 letters and digits.',
		);
	};

	return {
		...read,
		locator,
		id: (name) => toId(locator(name), labelOf(name)),
		ids: (name) => {
			const label = labelOf(name);
			const given = raw(name);
			// A misspelt expression must not pass for a list without entries.
			if (given === undefined || given === null)
				throw refuse(
					`The expression for ${label} returns nothing (${String(given)})`,
					'Correct the expression. A list without entries is [].',
				);
			return asNames(given).map((id) => toId(id, label));
		},
		apiName: (name) => {
			const value = locator(name);
			if (/^[a-zA-Z][a-zA-Z0-9_]*$/.test(value)) return value;
			throw refuse(
				`${labelOf(name)} "${value}" is not an API name`,
				'API names have letters, digits and underscores, e.g. AP_Invoice__c.',
			);
		},
		names: (name) => asNames(raw(name, { fallback: [] })),
		rows: (name, row) => {
			const list = read.collection(name)[row];
			return Array.isArray(list) ? list.map(toRecord) : [];
		},
		mapped: (name) => {
			if (read.collection(name).mappingMode === 'autoMapInputData') return undefined;
			// n8n would turn the text of a day into a moment on the server's clocks; the operation knows the field's type.
			return toRecord(ctx.getNodeParameter(`${name}.value`, itemIndex, {}, { skipValidation: true }));
		},
		jsonObject: (name) => {
			const label = labelOf(name);
			const value = raw(name, { fallback: {} });
			const parsed = typeof value === 'string' ? parse(value, label) : value;
			if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
				throw refuse(`${label} is not a JSON object`, `Enter it like {"BILL_Sync_Status__c": "Paid"}.`);
			for (const [field, given] of Object.entries(parsed)) {
				if (Number.isInteger(given) && !keepsAllDigits(Number(given)))
					read.refuseMisfit(textMisfit(given, `${label}: ${field}`, false));
			}
			return Object.fromEntries(Object.entries(parsed).filter(([, given]) => given !== undefined));
		},
	};
}

/** Names with commas between them, or a list of names; blanks dropped. */
export function asNames(value: unknown): string[] {
	const list = Array.isArray(value) ? value : toText(value).split(',');
	return list.map(toText).filter((name) => name !== '');
}

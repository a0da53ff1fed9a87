import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** One row of a form: a field's API name and the value entered for it. */
export interface FieldValue {
	name: string;
	value: unknown;
}

/** Reads the parameters of one input item, each in the shape an operation needs. */
export type ParameterReader = ReturnType<typeof parameterReader>;

/**
 * @throws NodeOperationError from every function that finds a value it cannot use; it names the field and the item
 */
export function parameterReader(ctx: IExecuteFunctions, itemIndex: number) {
	const raw = (name: string, fallback?: unknown): unknown =>
		ctx.getNodeParameter(name, itemIndex, fallback as object);

	/** Trimmed text; empty where nothing was entered. */
	const text = (name: string): string => asText(raw(name, ''));

	/** The value behind a resource locator, or a bare value. */
	const locator = (name: string, label: string): string => {
		const value = asText(ctx.getNodeParameter(name, itemIndex, '', { extractValue: true }));
		if (value === '')
			throw refuse(`${label} is empty`, `Choose a value for ${label}, or check the expression behind it.`);
		return value;
	};

	/** The id behind a locator. */
	const id = (name: string, label: string): string => {
		const value = locator(name, label);
		if (/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(value)) return value;
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
	const limit = (): number => (boolean('returnAll') ? Infinity : Math.max(1, Number(raw('limit', 50))));

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
		return asRecord(raw(`${name}.value`, {}));
	};

	/** A JSON object from a JSON field, or from an expression that yields one. */
	const jsonObject = (name: string, label: string): Record<string, unknown> => {
		const value = raw(name, {});
		const parsed = typeof value === 'string' ? parse(value, label) : value;
		if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return asRecord(parsed);
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

	return { text, locator, id, apiName, boolean, names, limit, options, rows, mapped, jsonObject, refuse };
}

/** Names with commas between them, or a list of names; blanks dropped. */
export function asNames(value: unknown): string[] {
	const list = Array.isArray(value) ? value : asText(value).split(',');
	return list.map(asText).filter((name) => name !== '');
}

function asText(value: unknown): string {
	if (value === undefined || value === null) return '';
	return String(value).trim();
}

function asRecord(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

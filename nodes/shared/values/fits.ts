import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { holdsDigits, isPostalCode, keepsAllDigits, type Misfit, textMisfit } from './text';
import { isRecord } from './json';

/** What the types of a node's fields do not say. By the names of fields. */
export interface Exceptions {
	/** Text fields that something else judges: amounts, and values whose type the record's field decides. */
	judgedElsewhere: string[];
	/** Text fields that take a list as well. */
	lists: string[];
}

/**
 * Why the value of a parameter does not fit any of the fields with its name; undefined when it fits one, or no field has
 * the name. Texts are looked at wherever they stand: in collections, in the rows of fixed collections and in locators.
 */
export function misfitOf(
	fields: INodeProperties[],
	name: string,
	value: unknown,
	exceptions: Exceptions,
): Misfit | undefined {
	const misfits = fields
		.filter((field) => field.name === name)
		.map((field) => new FieldCheck(exceptions).misfit(field, value, field.displayName));
	return misfits.every((misfit) => misfit !== undefined) ? misfits[0] : undefined;
}

class FieldCheck {
	constructor(private readonly exceptions: Exceptions) {}

	/** @param row the other fields of a row, which may name what the value is for */
	misfit(
		field: INodeProperties,
		value: unknown,
		label: string,
		row: Record<string, unknown> = {},
	): Misfit | undefined {
		if (value === undefined || value === null || value === '') return undefined;
		switch (field.type) {
			case 'string':
				return this.text(field, value, label, row);
			case 'resourceLocator':
				return textMisfit(locatorValue(value), label, holdsDigits(field.name));
			case 'options':
				return scalarMisfit(value, label);
			case 'multiOptions':
				return first(listOf(value), (one) => scalarMisfit(one, label));
			case 'boolean':
				if (typeof value === 'boolean') return undefined;
				return { what: `${label} is neither true nor false`, fix: 'Check the expression behind it.' };
			case 'collection':
				return this.collection(field, value, label);
			case 'fixedCollection':
				return this.rows(field, value, label);
			default:
				return undefined;
		}
	}

	private text(
		field: INodeProperties,
		value: unknown,
		label: string,
		row: Record<string, unknown>,
	): Misfit | undefined {
		const { name } = field;
		if (this.exceptions.judgedElsewhere.includes(name)) return undefined;
		// Which country a postal code belongs to stands elsewhere; whoever reads it judges numbers.
		if (isPostalCode(name) && typeof value === 'number') return undefined;
		const subject = name === 'value' ? String(row.field ?? row.name ?? '') : '';
		const keepsDigits = holdsDigits(name) || holdsDigits(subject);
		const isAmountPossible = name === 'value' && !keepsDigits;
		const takesList = this.exceptions.lists.includes(name) || row.op === 'in' || row.op === 'nin';
		return first(takesList ? listOf(value) : [value], (one) => {
			if (isAmountPossible && typeof one === 'number' && !Number.isInteger(one)) return undefined;
			return textMisfit(one, label, keepsDigits);
		});
	}

	private collection(field: INodeProperties, value: unknown, label: string): Misfit | undefined {
		if (!isRecord(value)) return noRecord(label);
		const options = (field.options ?? []).filter(isField);
		return first(Object.entries(value), ([name, given]) => {
			const option = options.find((one) => one.name === name);
			return option && this.misfit(option, given, option.displayName);
		});
	}

	private rows(field: INodeProperties, value: unknown, label: string): Misfit | undefined {
		if (!isRecord(value)) return noRecord(label);
		const groups = (field.options ?? []).filter(isGroup);
		return first(Object.entries(value), ([name, given]) => {
			const group = groups.find((one) => one.name === name);
			if (!group || given === undefined || given === null) return undefined;
			const isOnlyOne = !Array.isArray(given);
			return first(
				listOf(given).map((row, index) => [row, index + 1] as const),
				([row, place]) => {
					const title = `${group.displayName.toLowerCase()} ${place}`;
					if (!isRecord(row)) return noRecord(isOnlyOne ? label : `${label}: ${title}`);
					return first(group.values, (inner) => {
						const innerLabel = isOnlyOne ? inner.displayName : `${inner.displayName} of ${title}`;
						return this.misfit(inner, row[inner.name], innerLabel, row);
					});
				},
			);
		});
	}
}

/** A chosen value: a text, or the number or truth behind an entry of a menu. */
function scalarMisfit(value: unknown, label: string): Misfit | undefined {
	if (typeof value === 'boolean' || (typeof value === 'number' && keepsAllDigits(value))) return undefined;
	return textMisfit(value, label, false);
}

function noRecord(label: string): Misfit {
	return {
		what: `${label} is not a set of fields`,
		fix: 'Give an object with the names of the fields, or fill them in one by one.',
	};
}

/** What a locator holds: n8n hands it over as it is stored wherever it stands in a collection. */
export function locatorValue(value: unknown): unknown {
	return isRecord(value) && 'value' in value ? value.value : value;
}

function isField(option: object): option is INodeProperties {
	return 'type' in option;
}

function isGroup(option: object): option is INodePropertyCollection {
	return 'values' in option;
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [value];
}

/** The first misfit among many. */
function first<T>(many: T[], misfitOfOne: (one: T) => Misfit | undefined): Misfit | undefined {
	for (const one of many) {
		const misfit = misfitOfOne(one);
		if (misfit) return misfit;
	}
	return undefined;
}

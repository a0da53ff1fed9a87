import type { IDataObject, IExecuteFunctions, INodeProperties, NodeOperationError } from 'n8n-workflow';
import { toCount } from '../values/count';
import { type Exceptions, misfitOf } from '../values/fits';
import { toRecord } from '../values/json';
import { type Misfit, shown, textMisfit, toText } from '../values/text';
import { referencedValue } from './reference';

/** How n8n is asked for a parameter. */
export interface Asking {
	/** Stands for a parameter the operation does not have; n8n throws without one. */
	fallback?: unknown;
	/** Whether n8n takes the id out of a resource locator. It then throws for an unknown parameter all the same. */
	extractValue?: boolean;
}

/** What a node's reader is built on. */
export interface ReaderRules {
	ctx: IExecuteFunctions;
	itemIndex: number;
	/** Of the operation: every value read has to fit the field it is entered in. */
	fields: INodeProperties[];
	exceptions: Exceptions;
	/** How n8n is asked, unless a call says otherwise. */
	asking?: Asking;
	/** The error of a refusal: what is wrong, then how to fix it. */
	refuse(what: string, fix: string): NodeOperationError;
}

/** Reads the parameters of one input item; the reader of each node adds the values its API knows. */
export interface BaseReader {
	/** A parameter as n8n gives it. */
	raw(name: string, asking?: Asking): unknown;
	/** Trimmed text; empty where nothing was entered. */
	text(name: string, asking?: Asking): string;
	/** Trimmed text of a value from a row or a list; `keepsDigits` where a number can have lost some. */
	textOf(value: unknown, label: string, keepsDigits?: boolean): string;
	/** A whole number of at least `least`; undefined when the value is empty. */
	count(value: unknown, label: string, least?: number): number | undefined;
	/** The number of results wanted; infinite with Return All. */
	limit(): number;
	/** A collection such as Options; empty when nothing was added. */
	collection(name: string): IDataObject;
	/** Builds a refusal: what is wrong, then how to fix it. */
	refuse(what: string, fix: string): NodeOperationError;
	/** Refuses a value that does not fit its field. */
	refuseMisfit(misfit: Misfit | undefined): void;
}

/** @throws the node's refusal from every function that finds a value it cannot use; it names the field and the item */
export function baseReader(rules: ReaderRules): BaseReader {
	const { ctx, itemIndex, fields, exceptions, refuse } = rules;
	const refuseMisfit = (misfit: Misfit | undefined) => {
		if (misfit) throw refuse(misfit.what, misfit.fix);
	};
	const raw = (name: string, asking?: Asking): unknown => {
		const { fallback, extractValue = false } = { ...rules.asking, ...asking };
		const referenced = referencedValue(ctx, name, itemIndex, extractValue);
		const value: unknown = referenced
			? referenced.value
			: ctx.getNodeParameter(name, itemIndex, fallback as object, { extractValue });
		refuseMisfit(misfitOf(fields, name, value, exceptions));
		return value;
	};
	return {
		raw,
		text: (name, asking) => toText(raw(name, { fallback: '', ...asking })),
		textOf: (value, label, keepsDigits = false) => {
			refuseMisfit(textMisfit(value, label, keepsDigits));
			return toText(value);
		},
		count: (value, label, least = 1) => {
			if (isEmpty(value)) return undefined;
			const count = toCount(value, least);
			if (count !== undefined) return count;
			throw refuse(`${label} is ${shown(value)}`, `Enter a whole number of ${least} or more.`);
		},
		limit: () => {
			if (raw('returnAll', { fallback: false }) === true) return Number.POSITIVE_INFINITY;
			const given = raw('limit');
			const count = toCount(given);
			if (count !== undefined) return count;
			throw refuse(
				`Limit is ${shown(given)}, which is not a number of results`,
				'Enter a whole number of 1 or more.',
			);
		},
		collection: (name) => toRecord(raw(name, { fallback: {} })),
		refuse,
		refuseMisfit,
	};
}

/** Whether nothing was entered. */
export function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

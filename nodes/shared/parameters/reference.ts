import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

/** `={{ $json.vendor.id }}`: the name of a field of the input item, and nothing else. */
const REFERENCE = /^=\{\{\s*\$json((?:\.[A-Za-z_]\w*)+)\s*\}\}$/;
/** Ways of a resource locator whose value is the id itself. The others are taken apart by n8n. */
const WAYS_THAT_HOLD_THE_ID = ['id', 'list'];

/**
 * The value of a parameter whose expressions only name fields of the input item. n8n would carry each of them into its
 * isolate and back, which takes longer than all the rest of an item; what comes out is the same.
 *
 * @returns undefined where n8n has to be asked: for every other expression, for a field that is not there or holds more
 * than JSON, and in a tool, whose `$json` is not the item it is called with
 */
export function referencedValue(
	ctx: IExecuteFunctions,
	name: string,
	itemIndex: number,
	extractValue: boolean,
): { value: unknown } | undefined {
	if (ctx.isToolExecution()) return undefined;
	const entered: unknown = ctx.getNodeParameter(name, itemIndex, null, { rawExpressions: true });
	if (!holdsExpression(entered)) return undefined;
	const item = ctx.getInputData()[itemIndex]?.json;
	const locator = item && extractValue ? locatorOf(entered) : undefined;
	if (!item || (locator && !WAYS_THAT_HOLD_THE_ID.includes(locator.mode))) return undefined;
	const value = resolve(locator ? locator.value : entered, item);
	return value === UNKNOWN ? undefined : { value };
}

const UNKNOWN = Symbol('has to be asked of n8n');

/** What was entered, with the fields it names in the place of their names. */
function resolve(entered: unknown, item: IDataObject): unknown {
	if (typeof entered === 'string') return isExpression(entered) ? fieldOf(item, entered) : entered;
	if (typeof entered !== 'object' || entered === null) return entered;
	const inner = Object.entries(entered).map(([name, value]) => [name, resolve(value, item)] as const);
	if (inner.some(([, value]) => value === UNKNOWN)) return UNKNOWN;
	return Array.isArray(entered) ? inner.map(([, value]) => value) : Object.fromEntries(inner);
}

function fieldOf(item: IDataObject, expression: string): unknown {
	let value: unknown = item;
	for (const name of REFERENCE.exec(expression)?.[1].slice(1).split('.') ?? [undefined]) {
		if (name === undefined || !isPlainObject(value) || !Object.hasOwn(value, name)) return UNKNOWN;
		value = value[name];
	}
	return isJson(value) ? deepCopy(value) : UNKNOWN;
}

function holdsExpression(entered: unknown): boolean {
	if (typeof entered === 'string') return isExpression(entered);
	return typeof entered === 'object' && entered !== null && Object.values(entered).some(holdsExpression);
}

function isExpression(text: string): boolean {
	return text.startsWith('=');
}

function locatorOf(entered: unknown): { mode: string; value: unknown } | undefined {
	if (!isPlainObject(entered) || entered.__rl !== true) return undefined;
	return { mode: String(entered.mode), value: entered.value };
}

/** Texts, numbers and what is made of them; a date of the previous node, say, n8n turns into text first. */
function isJson(value: unknown): value is IDataObject {
	if (Array.isArray(value)) return value.every(isJson);
	if (isPlainObject(value)) return Object.values(value).every(isJson);
	return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype;
}

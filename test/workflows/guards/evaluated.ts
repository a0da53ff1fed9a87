import { runInNewContext } from 'node:vm';
import { workflowFiles } from '../files';

type Json = Record<string, unknown>;

/** What the nodes before it have put out, by their names; a node that is missing has not run. */
export type Before = Record<string, Json[]>;

const NOW_MS = Date.parse('2026-11-30T12:00:00Z');

/** As much of Luxon as these expressions use. */
class Moment {
	constructor(private readonly ms: number) {}
	toMillis = () => this.ms;
	toUTC = () => this;
	toISO = () => new Date(this.ms).toISOString();
	plus = (span: Record<string, number>) => new Moment(this.ms + msOf(span));
	minus = (span: Record<string, number>) => new Moment(this.ms - msOf(span));
}

function msOf({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Record<string, number>): number {
	return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** An expression without the braces that mark it. */
function unwrapped(expression = ''): string {
	return expression.replace(/^=?\{\{/, '').replace(/\}\}$/, '');
}

/** What a node "Data table" writes into a row, by column: each value of its form by itself. */
export function written(workflowName: string, nodeName: string, before: Before, item: Json = {}): Json {
	const { columns } = nodeOf(workflowName, nodeName).parameters as { columns: { value: Json } };
	return each(columns.value, before, item);
}

/** What a node "Data table" compares rows with, by column. */
export function compared(workflowName: string, nodeName: string, before: Before, item: Json = {}): Json {
	const { filters } = nodeOf(workflowName, nodeName).parameters as {
		filters: { conditions: Array<{ keyName: string; keyValue?: unknown }> };
	};
	const values = filters.conditions.map(({ keyName, keyValue }) => [keyName, keyValue]);
	return each(Object.fromEntries(values), before, item);
}

function each(values: Json, before: Before, item: Json): Json {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			String(value).startsWith('=') ? result(String(value), before, item) : value,
		]),
	);
}

/** Whether a node "If" of a workflow lets an item through. */
export function passes(workflowName: string, nodeName: string, before: Before, item: Json = {}): boolean {
	const { conditions } = nodeOf(workflowName, nodeName).parameters as {
		conditions: { conditions: Array<{ leftValue: string; operator: { type: string; operation: string } }> };
	};
	return conditions.conditions.every(({ leftValue, operator: { type, operation } }) => {
		if (type !== 'boolean') throw new Error(`"${nodeName}" compares a ${type}, which is not known here.`);
		return Boolean(result(leftValue, before, item)) === (operation === 'true');
	});
}

/** What a node "Edit Fields" of a workflow makes of what came before it, without n8n: its whole item, or its one field. */
export function evaluated(workflowName: string, nodeName: string, before: Before, item: Json = {}): Json {
	const { jsonOutput, assignments } = nodeOf(workflowName, nodeName).parameters as {
		jsonOutput?: string;
		assignments?: { assignments: Array<{ name: string; value: string }> };
	};
	const [field] = assignments?.assignments ?? [];
	return result(
		String(jsonOutput ?? `({ ${field?.name}: ${unwrapped(field?.value)} })`),
		before,
		item,
	) as Json;
}

function nodeOf(workflowName: string, nodeName: string) {
	const node = workflowFiles
		.find(({ name }) => name === workflowName)
		?.nodes.find(({ name }) => name === nodeName);
	if (!node) throw new Error(`"${workflowName}" has no node "${nodeName}".`);
	return node;
}

function result(expression: string, before: Before, item: Json): unknown {
	const $ = (name: string) => {
		const items = before[name]?.map((json) => ({ json }));
		return {
			isExecuted: items !== undefined,
			all: () => items ?? [],
			first: () => items?.[0],
			item: items?.[0],
		};
	};
	const value: unknown = runInNewContext(`(${unwrapped(expression)})`, {
		$,
		$json: item,
		$now: new Moment(NOW_MS),
	});
	return JSON.parse(JSON.stringify(value));
}

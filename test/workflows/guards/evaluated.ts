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

/** What a node "Edit Fields" of a workflow makes of what came before it, without n8n: its whole item, or its one field. */
export function evaluated(workflowName: string, nodeName: string, before: Before, item: Json = {}): Json {
	const node = workflowFiles
		.find(({ name }) => name === workflowName)
		?.nodes.find(({ name }) => name === nodeName);
	if (!node) throw new Error(`"${workflowName}" has no node "${nodeName}".`);
	const { jsonOutput, assignments } = node.parameters as {
		jsonOutput?: string;
		assignments?: { assignments: Array<{ name: string; value: string }> };
	};
	const [field] = assignments?.assignments ?? [];
	const expression = String(jsonOutput ?? `({ ${field?.name}: ${unwrapped(field?.value)} })`);
	const $ = (name: string) => {
		const items = before[name]?.map((json) => ({ json }));
		return {
			isExecuted: items !== undefined,
			all: () => items ?? [],
			first: () => items?.[0],
			item: items?.[0],
		};
	};
	const result: unknown = runInNewContext(`(${unwrapped(expression)})`, {
		$,
		$json: item,
		$now: new Moment(NOW_MS),
	});
	return JSON.parse(JSON.stringify(result)) as Json;
}

import { refusal } from '../refusals/refusal';

/** One condition of `filters`. */
export interface Clause {
	field: string;
	operator: string;
	value: string;
}

const OPERATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'nin', 'sw'];

/** Takes a quoted or bare value off the front. How BILL escapes a quote inside a value is unknown, so it is refused. */
function takeValue(text: string): { value: string; rest: string } {
	const quoted = /^"([^"]*)"(?=,|$)/.exec(text);
	if (quoted) return { value: quoted[1], rest: text.slice(quoted[0].length) };
	const [value] = text.split(',', 1);
	if (value.includes('"') || value.includes(':')) throw refusal('parameterInvalid', `filters near ${text}`);
	return { value, rest: text.slice(value.length) };
}

/**
 * `field:op:value` clauses joined with commas, which mean AND; values with `:` or `,` stand in double quotes
 * (docs/search-op-with-lists).
 * @throws Refusal BDC_1129 for text that does not read so, BDC_1131 for an unknown operator
 */
export function parseClauses(filters: string): Clause[] {
	const clauses: Clause[] = [];
	let rest = filters;
	while (rest !== '') {
		const head = /^([^:,"]+):([^:,"]+):/.exec(rest);
		if (!head) throw refusal('parameterInvalid', `filters near ${rest}`);
		const [, field, operator] = head;
		if (!OPERATORS.includes(operator)) throw refusal('filterOperatorInvalid', operator);
		const taken = takeValue(rest.slice(head[0].length));
		clauses.push({ field, operator, value: taken.value });
		if (taken.rest === ',') throw refusal('parameterInvalid', 'filters end with a comma');
		rest = taken.rest.slice(1);
	}
	return clauses;
}

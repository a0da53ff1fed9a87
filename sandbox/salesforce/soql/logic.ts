import type { ConditionWithValueQuery, HavingClause, WhereClause } from '@jetstreamapp/soql-parser-js';
import { malformed } from './parse';

/** The logic of a WHERE or HAVING clause as a tree. */
export type Logic =
	| { kind: 'and' | 'or'; parts: Logic[] }
	| { kind: 'not'; part: Logic }
	| { kind: 'test'; comparison: ConditionWithValueQuery };

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | ConditionWithValueQuery;

/**
 * Builds the tree from the parser's chain of conditions, which only counts parentheses.
 * @throws {Refusal} MALFORMED_QUERY where AND and OR meet without parentheses, as the platform does
 */
export function toLogic(clause: WhereClause | HavingClause): Logic {
	const reader = new TokenReader(tokensOf(clause));
	const logic = readExpression(reader);
	if (reader.peek() !== undefined) throw malformed(`unexpected token: ${String(reader.peek())}`);
	return logic;
}

function tokensOf(clause: WhereClause | HavingClause | undefined): Token[] {
	const tokens: Token[] = [];
	for (let at = clause; at; at = 'right' in at ? at.right : undefined) {
		const { left } = at;
		tokens.push(...Array<Token>(left?.openParen ?? 0).fill('('));
		if (left && ('field' in left || 'fn' in left)) {
			tokens.push(left, ...Array<Token>(left.closeParen ?? 0).fill(')'));
		}
		if ('operator' in at) tokens.push(at.operator);
	}
	return tokens;
}

class TokenReader {
	private position = 0;

	constructor(private readonly tokens: Token[]) {}

	peek(): Token | undefined {
		return this.tokens[this.position];
	}

	next(): Token | undefined {
		return this.tokens[this.position++];
	}
}

function readExpression(reader: TokenReader): Logic {
	const parts = [readPart(reader)];
	const operator = reader.peek();
	if (operator !== 'AND' && operator !== 'OR') return parts[0];
	while (reader.peek() === 'AND' || reader.peek() === 'OR') {
		const next = reader.next();
		if (next !== operator) throw malformed(`unexpected token: '${String(next)}'`);
		parts.push(readPart(reader));
	}
	return { kind: operator === 'AND' ? 'and' : 'or', parts };
}

function readPart(reader: TokenReader): Logic {
	const token = reader.next();
	if (token === 'NOT') return { kind: 'not', part: readPart(reader) };
	if (token === '(') {
		const inner = readExpression(reader);
		if (reader.next() !== ')') throw malformed("expecting a right parentheses, found '<EOF>'");
		return inner;
	}
	if (token === undefined || typeof token === 'string')
		throw malformed(`unexpected token: '${token ?? '<EOF>'}'`);
	return { kind: 'test', comparison: token };
}

/** Decides a tree for one row, given how a comparison is decided. */
export function compileLogic<R>(
	logic: Logic,
	compileTest: (comparison: ConditionWithValueQuery) => (row: R) => boolean,
): (row: R) => boolean {
	if (logic.kind === 'test') return compileTest(logic.comparison);
	if (logic.kind === 'not') {
		const part = compileLogic(logic.part, compileTest);
		return (row) => !part(row);
	}
	const parts = logic.parts.map((part) => compileLogic(part, compileTest));
	return logic.kind === 'and'
		? (row) => parts.every((part) => part(row))
		: (row) => parts.some((part) => part(row));
}

import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js';
import { refusal } from '../refusals/refusal';

/** SOQL may have this many characters. */
const MAX_LENGTH = 100_000;

/**
 * Parses a query.
 * @throws {Refusal} MALFORMED_QUERY
 */
export function parseSoql(soql: string): Query {
	if (soql.trim() === '') throw malformed('SOQL statements cannot be empty or null');
	if (soql.length > MAX_LENGTH)
		throw malformed(`SOQL statements cannot be longer than ${MAX_LENGTH} characters.`);
	const query = parse(soql);
	if (!query.sObject || !query.fields) throw malformed('unexpected end of query');
	// FOR UPDATE belongs to Apex; the REST API is assumed to refuse it.
	if (query.for === 'UPDATE') throw malformed('unexpected token: UPDATE');
	return query;
}

function parse(soql: string): Query {
	try {
		return parseQuery(
			soql.replace(QUOTED_OR_TIME, (found, time?: string) => (time ? TIME_MARK + time : found)),
		);
	} catch (error) {
		throw malformed(describe(error));
	}
}

/** A text in quotes, or a time of day (`08:30:00.000Z`), which the parser does not know. */
const QUOTED_OR_TIME = /'(?:[^'\\]|\\.)*'|(?<![\d:T.-])(\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z)/g;

/** How a time of day passes the parser: as a moment of the first day of all. */
export const TIME_MARK = '0001-01-01T';

/** The parser lists every token it would have liked; the platform names the one it did not. */
function describe(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	const token = /found(?: -->|:)?\s*'?([^'\n]*)'?/.exec(text)?.[1]?.trim();
	if (token === undefined) return text.split('\n')[0];
	return token === '' ? "unexpected token: '<EOF>'" : `unexpected token: '${token.replace(/'?\s*<--$/, '')}'`;
}

/** The refusal of a query that cannot be understood. */
export function malformed(detail: string) {
	return refusal('malformedQuery', { detail });
}

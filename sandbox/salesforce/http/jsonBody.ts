import { refusal } from '../refusals/refusal';
import { isJsonObject } from '../../simulator/fields';

/** The JSON object a request has to bring. @throws {Refusal} JSON_PARSER_ERROR */
export function requireBody(body: unknown): Record<string, unknown> {
	if (body === undefined) throw refusal('bodyMissing');
	if (!isJsonObject(body))
		throw refusal('jsonSyntax', { detail: 'Unexpected input at [line:1, column:1]; expected an object' });
	return body;
}

/** An array in the body of a request. @throws {Refusal} JSON_PARSER_ERROR */
export function requireArray(body: Record<string, unknown>, name: string): unknown[] {
	const value = body[name];
	if (!Array.isArray(value)) throw refusal('jsonSyntax', { detail: `${name} must be an array` });
	return value;
}

import type { FastifyRequest } from 'fastify';
import { isJsonObject } from '../../simulator/fields';
import { Refusal, refusal } from '../refusals/refusal';

/** The refusal to answer when a request could not be read, or a defect of the simulator came up. */
export function refusalOf(error: unknown, request: FastifyRequest): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof Error && 'validation' in error)
		return refusal('jsonSyntax', { detail: error.message });
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
		return refusal('unsupportedMediaType', { contentType: request.headers['content-type'] ?? 'none' });
	}
	if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refusal('tooLarge');
	return new Refusal(
		500,
		'UNKNOWN_EXCEPTION',
		error instanceof Error ? (error.stack ?? error.message) : String(error),
	);
}

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

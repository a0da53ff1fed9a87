import type { FastifyRequest } from 'fastify';
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

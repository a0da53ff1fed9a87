import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal, refusal } from '../refusals';

/** Reads JSON bodies so that a broken one is refused with the platform's own code. An empty body is no body. */
export function readJson(app: FastifyInstance): void {
	app.removeContentTypeParser('application/json');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
		const text = String(body);
		if (text.trim() === '') return done(null, undefined);
		try {
			done(null, JSON.parse(text));
		} catch (error) {
			const detail = error instanceof Error ? error.message : String(error);
			done(refusal('jsonSyntax', { detail }));
		}
	});
}

/** The refusal to answer when a request could not be read, or a defect of the simulator came up. */
export function refusalOf(error: unknown, request: FastifyRequest): Refusal {
	if (error instanceof Refusal) return error;
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

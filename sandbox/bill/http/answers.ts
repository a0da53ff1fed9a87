import type { FastifyRequest } from 'fastify';
import { bulkSchemaRefusal } from '../refusals/ofBulk';
import { schemaRefusal } from '../refusals/ofSchema';
import { errorArray, GatewayRefusal, Refusal, refusal } from '../refusals/refusal';
import { v2Failure } from '../v2/base/wire';
import type { Reply } from '../world/reply';
import type { Base } from '../world/route';

/** What went wrong, in the simulator's own terms. A mistake of the simulator itself becomes BDC_1001 and is its cause. */
export function refusalOf(error: unknown, request: FastifyRequest): Refusal {
	if (error instanceof Refusal) return error;
	const known = typeof error === 'object' && error !== null ? error : {};
	if ('validation' in known && Array.isArray(known.validation)) {
		const { bulkShape } = request.exchange;
		return bulkShape !== undefined && Array.isArray(request.body)
			? bulkSchemaRefusal(bulkShape, request.body.length, known.validation)
			: schemaRefusal(known.validation);
	}
	if ('code' in known && known.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
		return refusal('mediaTypeInvalid', String(request.headers['content-type']));
	}
	if ('statusCode' in known && known.statusCode === 413) return refusal('valueTooLong', 'request body');
	const broken = refusal('systemError');
	broken.cause = error;
	return broken;
}

/** A refusal as the interface answers it: bare array (v3), HTTP 200 with an envelope (v2), one object (gateway). */
export function answerOf(refused: Refusal, base: Base | undefined, nowMs: number): Reply {
	if (refused instanceof GatewayRefusal) {
		return { status: refused.status, body: { message: refused.entries[0].message } };
	}
	if (base === 'v2') return v2Failure(refused);
	return { status: refused.status, body: errorArray(refused, nowMs) };
}

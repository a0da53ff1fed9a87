import { ObjectShapedRefusal } from './faults/objectError';
import { errorArray } from './refusal';
import type { Refusal } from './refusal';
import type { Base, Reply } from './route';
import { v2Failure } from './v2/envelope';

/** A refusal as the interface answers it: bare array (v3), HTTP 200 with an envelope (v2), one object (gateway). */
export function answerOf(refused: Refusal, base: Base | undefined, nowMs: number): Reply {
	if (refused instanceof ObjectShapedRefusal)
		return { status: refused.status, body: { message: refused.entries[0].message } };
	if (base === 'v2') return v2Failure(refused);
	return { status: refused.status, body: errorArray(refused, nowMs) };
}

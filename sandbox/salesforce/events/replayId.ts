import { createHash } from 'node:crypto';

/** Event retention of high-volume platform events (Salesforce Platform Events guide, event retention, 2026-11). */
export const RETENTION_MS = 72 * 60 * 60 * 1000;

const LENGTH = 16;
const BODY_LENGTH = 14;

/**
 * Why a replay id cannot be used. `corrupted` was never given out for this topic, `expired` is older than the
 * retention. Salesforce answers both with `subscription.fetch.replayid.corrupted`.
 */
export type ReplayIdDefect = 'corrupted' | 'expired';

/** Thrown when one reads after a replay id that cannot be used. */
export class ReplayIdError extends Error {
	constructor(readonly defect: ReplayIdDefect) {
		super(
			defect === 'expired'
				? 'The replay id is older than the retention window'
				: 'The replay id is not valid',
		);
	}
}

/**
 * Makes a position in a topic's stream: 4 bytes of topic, 6 of time, 4 of sequence, 2 of check. Sixteen bytes, so that
 * nobody gets away with reading it as a number. Ids of one topic grow, with gaps.
 */
export function makeReplayId(topic: string, atMs: number, sequence: number): Buffer {
	const id = Buffer.alloc(LENGTH);
	digest(topic).copy(id, 0, 0, 4);
	id.writeUIntBE(atMs, 4, 6);
	id.writeUInt32BE(sequence, 10);
	digest(id.subarray(0, BODY_LENGTH)).copy(id, BODY_LENGTH, 0, 2);
	return id;
}

/** The number the Streaming API writes for a position: it grows within a topic, with gaps. */
export function replayNumber(id: Buffer): number {
	return id.readUInt32BE(10);
}

/** What is wrong with a replay id: undefined when this topic gave it out within the retention. */
export function replayIdDefect(topic: string, id: Buffer, nowMs: number): ReplayIdDefect | undefined {
	const isOurs =
		id.length === LENGTH &&
		id.subarray(0, 4).equals(digest(topic).subarray(0, 4)) &&
		id.subarray(BODY_LENGTH).equals(digest(id.subarray(0, BODY_LENGTH)).subarray(0, 2));
	if (!isOurs) return 'corrupted';
	return id.readUIntBE(4, 6) < nowMs - RETENTION_MS ? 'expired' : undefined;
}

function digest(content: string | Buffer): Buffer {
	return createHash('sha256').update(content).digest();
}

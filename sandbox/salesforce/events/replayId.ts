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
 * How positions are written. `small`: numbers in 8 bytes, as orgs give them out; `large`: the same beyond 2^53, as seen
 * with change events of newer orgs (forcedotcom/pub-sub-api#44); `long`: 16 bytes that are no number, for the
 * documentation calls ids opaque.
 */
export const REPLAY_ID_FORMS = ['small', 'large', 'long'] as const;

export type ReplayIdForm = (typeof REPLAY_ID_FORMS)[number];

const LARGE_FROM = 2n ** 60n;
const NUMBER_LENGTH = 8;

/** Makes a position in a topic's stream. Ids of one topic grow, with gaps. */
export function makeReplayId(
	form: ReplayIdForm,
	{ topic, atMs, sequence }: { topic: string; atMs: number; sequence: number },
): Buffer {
	if (form === 'long') return makeLongId(topic, atMs, sequence);
	const id = Buffer.alloc(NUMBER_LENGTH);
	id.writeBigUInt64BE(BigInt(sequence) + (form === 'large' ? LARGE_FROM : 0n));
	return id;
}

/** 4 bytes of topic, 6 of time, 4 of sequence, 2 of check. */
function makeLongId(topic: string, atMs: number, sequence: number): Buffer {
	const id = Buffer.alloc(LENGTH);
	digest(topic).copy(id, 0, 0, 4);
	id.writeUIntBE(atMs, 4, 6);
	id.writeUInt32BE(sequence, 10);
	digest(id.subarray(0, BODY_LENGTH)).copy(id, BODY_LENGTH, 0, 2);
	return id;
}

/**
 * The place of a position in its topic, which is also the number the Streaming API writes: it grows, with gaps. 0 is
 * before everything.
 */
export function replayNumber(id: Buffer): number {
	if (id.length === LENGTH) return id.readUInt32BE(10);
	if (id.length !== NUMBER_LENGTH) return 0;
	const number = id.readBigUInt64BE();
	return Number(number >= LARGE_FROM ? number - LARGE_FROM : number);
}

/** What a topic has given out so far. */
export interface GivenOut {
	topic: string;
	/** The last number. */
	last: number;
	/** The last one that has left the retention. */
	expired: number;
}

/** What is wrong with a replay id: undefined when this topic gave it out within the retention. */
export function replayIdDefect(
	id: Buffer,
	{ topic, last, expired }: GivenOut,
	nowMs: number,
): ReplayIdDefect | undefined {
	if (id.length === NUMBER_LENGTH) {
		const number = replayNumber(id);
		if (number === 0 || number > last) return 'corrupted';
		return number <= expired ? 'expired' : undefined;
	}
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

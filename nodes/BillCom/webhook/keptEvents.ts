import { createHash } from 'node:crypto';
import type { ListenerState } from './listener';

/** 72 bits, where 500 are kept: that two of them are alike takes longer than BILL exists. */
const FINGERPRINT_LENGTH = 12;
const BASE = 36;

/** The newest state handled of an entity: fingerprint of the entity and `updatedTime` in milliseconds. */
export type KeptVersion = [entity: string, updatedMs: number];

/**
 * Short name of an event or entity. n8n reads, watches and writes the static data with every delivery, so they are short
 * and few: two texts instead of a thousand entries.
 */
export function fingerprintOf(id: string): string {
	return createHash('sha256').update(id).digest('base64url').slice(0, FINGERPRINT_LENGTH);
}

/** Fingerprints of the handled events, oldest first. */
export function handledIn({ delivered = [], handled = '' }: ListenerState): string[] {
	return [...words(handled), ...delivered.map(fingerprintOf)];
}

/** The newest states handled, oldest first. */
export function versionsIn({ newest = {}, versions = '' }: ListenerState): KeptVersion[] {
	const kept = words(versions).map((word): KeptVersion => {
		const [entity, updatedMs = ''] = word.split(':');
		return [entity, Number.parseInt(updatedMs, BASE)];
	});
	const ofOldVersion = Object.entries(newest).map(([entity, ms]): KeptVersion => [fingerprintOf(entity), ms]);
	return [...kept, ...ofOldVersion];
}

/** What to save; replaces what version 0.1 kept. */
export function toKept(handled: string[], versions: KeptVersion[]): ListenerState {
	return {
		handled: handled.join(' '),
		versions: versions.map(([entity, updatedMs]) => `${entity}:${updatedMs.toString(BASE)}`).join(' '),
		delivered: undefined,
		newest: undefined,
	};
}

function words(text: string): string[] {
	return text === '' ? [] : text.split(' ');
}

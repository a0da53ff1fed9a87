import type { IDataObject } from 'n8n-workflow';
import { type Translation, UnusableEventError } from './translator';
import type { Arrival, Position } from './source';

/**
 * What one event becomes in the stream: one arrival for each approval it means, the position only with the last one, so
 * that a crash in between brings all of them again.
 * @throws what the translation throws, unless the event itself is unusable
 */
export async function toArrivals(
	{ streamEventId, position, raw }: { streamEventId: string; position: Position; raw: IDataObject },
	translating: Promise<Translation>,
): Promise<Arrival[]> {
	const translation = await translating.catch((reason: unknown) =>
		reason instanceof UnusableEventError ? reason : Promise.reject(reason),
	);
	if (translation instanceof UnusableEventError)
		return [{ kind: 'unusable', streamEventId, reason: translation, raw, position }];
	const { events, createdAtMs } = translation;
	if (events.length === 0) return [{ kind: 'idle', position, streamEventId }];
	return events.map((event, index) => ({
		kind: 'event',
		event,
		createdAtMs,
		...(index === events.length - 1 && { position, streamEventId }),
	}));
}

import { orUnusable, type Translation, type Translator } from '../source/translator';
import type { EventSchema } from './schemas';

/** One event on the wire, with the definition its bytes were written with. */
export interface DecodableEvent {
	id: string;
	payload: Buffer;
	replay_id: Buffer;
	schema: EventSchema;
}

/**
 * Decodes an event and has it translated.
 * @throws {UnusableEventError} when the bytes or the fields are not what was agreed; what `translate` throws otherwise
 */
export async function translateConsumerEvent(
	translator: Translator,
	{ id: eventId, payload, replay_id, schema }: DecodableEvent,
): Promise<Translation> {
	const replayId = replay_id.toString('base64');
	const decoded = await orUnusable(() => schema.decode(payload));
	return await translator.translate({ eventId, replayId, payload: decoded });
}

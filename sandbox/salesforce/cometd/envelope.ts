import type { EventBus, PublishedEvent } from '../events/bus';
import { namesOf } from '../events/changes/bitmap';
import { replayNumber } from '../events/replayId';
import type { AvroSchema } from '../events/schema';
import type { Message } from './message';

declare global {
	interface JSON {
		/** Since Node 22; not in TypeScript's library yet. */
		rawJSON(text: string): unknown;
	}
}

/** How change events list what changed. The documentation is not of one mind about it. */
export interface EnvelopeOptions {
	listsChangedFields: boolean;
}

/**
 * An event as the Streaming API writes it (Salesforce Streaming API guide, differences between change events, 2026-11):
 * JSON, moments in ISO 8601, of a change only what changed and is not empty, names instead of bitmaps.
 */
export function toEnvelope(bus: EventBus, event: PublishedEvent, options: EnvelopeOptions): Message {
	const schema = bus.schema(event.schemaId);
	if (!schema) throw new Error(`There is no schema ${event.schemaId}`);
	const payload = event.topic.startsWith('/data/')
		? changePayload(event, schema, options)
		: Object.fromEntries(schema.fields.map(({ name, doc }) => [name, toText(event.fields[name], doc)]));
	return {
		channel: event.topic,
		data: {
			schema: event.schemaId,
			payload,
			event: { replayId: replayNumber(event.replayId), EventUuid: event.eventUuid },
		},
	};
}

function changePayload(
	{ fields }: PublishedEvent,
	schema: AvroSchema,
	{ listsChangedFields }: EnvelopeOptions,
): Record<string, unknown> {
	const { changedFields, ...whole } = Object(fields.ChangeEventHeader) as Record<string, string[]>;
	const bitmaps = ['nulledFields', 'diffFields'];
	const header: Record<string, unknown> = Object.fromEntries(
		Object.entries(whole).filter(([name]) => !bitmaps.includes(name)),
	);
	header.commitNumber = wholeNumber(String(header.commitNumber));
	const content = schema.fields.slice(1).flatMap(({ name, doc }): Array<[string, unknown]> => {
		const value = withoutEmpty(toText(fields[name], doc));
		return value === null ? [] : [[name, value]];
	});
	const changed = listsChangedFields ? { changedFields: namesOf(changedFields, schema) } : {};
	return { ChangeEventHeader: { ...header, ...changed }, ...Object.fromEntries(content) };
}

/** A number with all its digits, which JSON can write and JavaScript's numbers cannot hold. */
function wholeNumber(digits: string): unknown {
	return JSON.rawJSON(digits);
}

function toText(value: unknown, doc = ''): unknown {
	if (typeof value !== 'number') return value ?? null;
	if (doc.endsWith(':DateTime')) return new Date(value).toISOString();
	return doc.endsWith(':DateOnly') ? new Date(value).toISOString().slice(0, 10) : value;
}

/** Parts of a compound field that are empty are left out, like empty fields. */
function withoutEmpty(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null));
}

import { exactNumber } from '../../../shared/values/exactNumber';

/**
 * Reads JSON without losing a digit: every `replayId` as the text it is written in, quotes included, because ids are
 * opaque; other whole numbers beyond 2^53 as text.
 * @throws {SyntaxError} when the text is no JSON
 */
export function parseWithReplayIds(text: string): unknown {
	return JSON.parse(text, (name: string, value: unknown, context?: { source?: string }) => {
		const source = context?.source ?? JSON.stringify(value);
		if (name === 'replayId' && typeof value !== 'object') return source;
		return typeof value === 'number' && /^-?\d+$/.test(source) ? exactNumber(source) : value;
	});
}

/** A subscribe message as JSON, with the replay id written as it was read. */
export function subscribeJson(message: object, channel: string, replayId: string): string {
	return `${JSON.stringify(message).slice(0, -1)},"ext":{"replay":{${JSON.stringify(channel)}:${replayId}}}}`;
}

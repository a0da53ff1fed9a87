/**
 * Reads JSON with every `replayId` as the text it is written in, quotes included: ids are opaque, and a large number would
 * lose digits on its way through JavaScript.
 * @throws {SyntaxError} when the text is no JSON
 */
export function parseWithReplayIds(text: string): unknown {
	return JSON.parse(text, (name: string, value: unknown, context?: { source?: string }) =>
		name === 'replayId' && typeof value !== 'object' ? (context?.source ?? JSON.stringify(value)) : value,
	);
}

/** A subscribe message as JSON, with the replay id written as it was read. */
export function subscribeJson(message: object, channel: string, replayId: string): string {
	return `${JSON.stringify(message).slice(0, -1)},"ext":{"replay":{${JSON.stringify(channel)}:${replayId}}}}`;
}

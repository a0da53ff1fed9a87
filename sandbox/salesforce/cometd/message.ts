import { isJsonObject } from '../../simulator/fields';

/** What a client does next, and how soon (Bayeux protocol, advice). */
export interface Advice {
	reconnect: 'retry' | 'handshake' | 'none';
	interval?: number;
	timeout?: number;
}

/** One Bayeux message, as it comes or goes. */
export type Message = Record<string, unknown> & { channel: string };

/** The messages of a request body, or undefined when it is none. */
export function readMessages(body: unknown): Message[] | undefined {
	const list: unknown[] = Array.isArray(body) ? body : [body];
	const messages = list.filter(isMessage);
	return messages.length === list.length && list.length > 0 ? messages : undefined;
}

/** The reply to a message, which carries its id and channel. */
export function replyTo(message: Message, content: Record<string, unknown>): Message {
	const { channel, id } = message;
	return { channel, ...(id !== undefined && { id }), ...content };
}

/** A refusal; Salesforce writes the code, two colons and the text. */
export function refuse(
	message: Message,
	error: string,
	more: { advice?: Advice; ext?: Record<string, unknown> } = {},
): Message {
	return replyTo(message, { successful: false, error, ...more });
}

function isMessage(value: unknown): value is Message {
	return isJsonObject(value) && typeof value.channel === 'string';
}

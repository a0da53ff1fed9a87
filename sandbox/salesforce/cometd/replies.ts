import { type Message, refuse, replyTo } from './message';

/** Answers a handshake: the replay extension is on offer. */
export function welcome(message: Message, clientId: string, timeout: number): Message {
	return replyTo(message, {
		successful: true,
		version: '1.0',
		minimumVersion: '1.0',
		clientId,
		supportedConnectionTypes: ['long-polling'],
		ext: { replay: true, 'payload.format': true },
		advice: { interval: 0, timeout, reconnect: 'retry' },
	});
}

/** The refusal of a token, which a handshake wraps. */
export function unauthorized(message: Message, accessToken: string | undefined): Message {
	const failureReason =
		accessToken === undefined ? '401::Request requires authentication' : '401::Authentication invalid';
	if (message.channel !== '/meta/handshake')
		return refuse(message, failureReason, { advice: { reconnect: 'none' } });
	return refuse(message, '403::Handshake denied', {
		ext: { replay: true, sfdc: { failureReason } },
		advice: { reconnect: 'none' },
	});
}

/** The server has forgotten the client: it stayed away too long. */
export function unknownClient(message: Message): Message {
	return refuse(message, '403::Unknown client', { advice: { interval: 0, reconnect: 'handshake' } });
}

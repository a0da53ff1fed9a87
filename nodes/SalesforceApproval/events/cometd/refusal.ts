/** Where in a session something was refused. */
export type Stage = 'handshake' | 'subscribe' | 'connect';

/** Salesforce answered a Bayeux message with no: inside HTTP 200, or by the HTTP status alone. */
export class BayeuxRefusedError extends Error {
	/**
	 * @param code the number before the two colons, or the HTTP status
	 * @param text Salesforce's words
	 */
	constructor(
		readonly stage: Stage,
		readonly code: number,
		readonly text: string,
	) {
		super(`${code}::${text}`);
		this.name = 'BayeuxRefusedError';
	}
}

/** The connection stands and says nothing, longer than Salesforce ever lets a client wait. */
export class SilentConnectError extends Error {
	constructor(silenceMs: number) {
		super(`nothing arrived for ${silenceMs / 1000} seconds, not even an empty answer`);
		this.name = 'SilentConnectError';
	}
}

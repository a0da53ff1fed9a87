import { NodeApiError } from 'n8n-workflow';
import { NEVER_CONNECTED } from '../../shared/transport/neverConnected';

/** n8n's own code when the token could not be renewed: Salesforce did answer, and refused. */
const LOGIN_REFUSED = 'EAUTH';

/** Salesforce said nothing: the connection broke, took too long or was never there. */
export class NoAnswerError extends Error {
	constructor(
		/** Node's own code, e.g. ECONNRESET. */
		readonly code: string,
		/** Whether the request changes something and may have taken effect. */
		readonly isOutcomeOpen: boolean,
		options: ErrorOptions,
	) {
		super(`Salesforce could not be reached (${code})`, options);
		this.name = 'NoAnswerError';
	}

	/** What happened, without the code: n8n replaces a message with a code it knows by its own. */
	get words(): string {
		if (wasNeverSent(this.code)) return 'its server cannot be reached';
		if (['ECONNRESET', 'EPIPE'].includes(this.code)) return 'the connection broke before the answer came';
		return 'no answer came in time';
	}
}

/** The network's code in an error of n8n, which puts it where a status would be; undefined for every other error. */
export function networkCode(failure: unknown): string | undefined {
	if (!(failure instanceof NodeApiError)) return undefined;
	const code = /^E[A-Z_]+$/.exec(failure.httpCode ?? '')?.[0];
	return code === LOGIN_REFUSED ? undefined : code;
}

/** Whether the request surely never arrived, so that a write may be sent again as well. */
export function wasNeverSent(code: string): boolean {
	return NEVER_CONNECTED.has(code);
}

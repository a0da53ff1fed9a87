import { Refusal } from '../refusal';
import type { RefusedFault } from './fault';

/** The refusal's text holds a placeholder nobody filled in. Strikes the next refusal, whatever it is. */
export const unexpandedMessage: RefusedFault = {
	kind: 'unexpanded-message',
	stage: 'refused',
	strike: (refused) =>
		new Refusal(
			refused.status,
			refused.entries.map((entry) => ({ ...entry, message: 'Invalid value for ${paramName0}.' })),
			refused.retryAfter,
		),
};

import { refusal } from '../refusals/refusal';
import type { MfaPhone, TextMessage } from '../store/mfaRows';
import type { Session } from '../store/rows';
import { newUuid } from '../values/ids';
import type { World } from '../world/world';

/** docs/api-rate-limits: calls that send a text message. That it counts per developer key is assumed. */
const MESSAGES_PER_MINUTE = 5;
const MINUTE_MS = 60_000;

/**
 * Writes a text message; nobody receives it, the controls show it.
 * @throws Refusal BDC_9044 (placeholder) for the sixth within a minute
 */
export function sendText(world: World, session: Session, { phone, userId }: MfaPhone, token: string): void {
	const { store, clock, switches } = world;
	const sentAtMs = clock.now();
	const recent = store.textMessages
		.all()
		.filter((message) => message.devKey === session.devKey && sentAtMs - message.sentAtMs < MINUTE_MS);
	if (recent.length >= MESSAGES_PER_MINUTE)
		throw refusal('textMessageLimit', '', { status: switches.rateLimitStatus });
	const text = `${token} is your BILL security code.`;
	store.textMessages.put({ id: newUuid(), devKey: session.devKey, userId, phone, text, token, sentAtMs });
}

/** A text message as the controls show it, so that a test or a person can read the code. */
export function textMessageView({ userId, phone, text, token, sentAtMs }: TextMessage) {
	return { userId, phone, text, token, sentAt: new Date(sentAtMs).toISOString() };
}

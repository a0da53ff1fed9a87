import { randomInt } from 'node:crypto';
import { refusal } from '../refusals/refusal';
import type { MfaChallenge, MfaPhone } from '../store/mfaRows';
import type { Session } from '../store/rows';
import { newSecret } from '../values/ids';
import type { World } from '../world/world';
import { sendText } from './textMessages';

const TOKEN_DIGITS = 6;
/** After so many wrong codes not even the right one counts (number assumed). */
const WRONG_TRIES = 3;
/** How long a code can be used (assumed). */
const CODE_LIFETIME_MS = 10 * 60_000;

/** Sync tokens are excluded from every MFA operation (docs/token-based-sign-in). @throws Refusal BDC_1145 (code assumed) */
export function refuseToken(session: Session): void {
	if (session.kind === 'token') throw refusal('permissionMissing');
}

/** Texts a new six-digit code and remembers what it is for. @throws Refusal BDC_9044 */
export function issueCode(
	world: World,
	session: Session,
	purpose: MfaChallenge['purpose'],
	phone: MfaPhone,
): MfaChallenge {
	const token = String(randomInt(10 ** TOKEN_DIGITS)).padStart(TOKEN_DIGITS, '0');
	sendText(world, session, phone, token);
	return world.store.mfaChallenges.put({
		id: newSecret(12),
		purpose,
		userId: session.userId,
		phoneId: phone.id,
		token,
		wrongTries: 0,
		issuedAtMs: world.clock.now(),
	});
}

/**
 * Takes a code that is right; it cannot be used again.
 * @throws Refusal BDC_1205 (no such challenge), BDC_1374 (too old) and BDC_1356 (wrong) unless switched, BDC_1358 (too many tries)
 */
export function redeemCode(
	world: World,
	session: Session,
	{ purpose, id, token }: { purpose: MfaChallenge['purpose']; id: string; token: string },
): MfaChallenge {
	const { mfaChallenges } = world.store;
	const challenge = mfaChallenges.get(id);
	if (!challenge || challenge.purpose !== purpose || challenge.userId !== session.userId)
		throw refusal('referenceUnknown', `${purpose}Id ${id}`);
	if (challenge.wrongTries >= WRONG_TRIES) throw refusal('mfaTriesExceeded');
	if (world.clock.now() - challenge.issuedAtMs > CODE_LIFETIME_MS)
		throw refusal('mfaTokenExpired', '', { code: world.switches.mfaExpiredCode });
	if (challenge.token !== token) {
		mfaChallenges.put({ ...challenge, wrongTries: challenge.wrongTries + 1 });
		throw refusal('mfaCodeRefused', '', { code: world.switches.mfaWrongCode });
	}
	mfaChallenges.delete(id);
	return challenge;
}

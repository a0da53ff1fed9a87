import type { ChallengeAnswer } from '../bodies/session';
import { refusal } from '../refusals/refusal';
import type { MfaChallenge } from '../store/mfaRows';
import type { Session } from '../store/rows';
import { newSecret } from '../values/ids';
import type { World } from '../world/world';
import { issueCode, redeemCode, refuseToken } from './codes';
import { phoneOf } from './phones';

/**
 * Texts a code to the user's phone.
 * @throws Refusal BDC_1145 for sync tokens, BDC_1129 for the backup phone (reported withdrawn), BDC_9043 without a phone, BDC_9044
 */
export function startChallenge(world: World, session: Session, useBackup = false): MfaChallenge {
	refuseToken(session);
	if (useBackup) throw refusal('parameterInvalid', 'useBackup: backup phones are not supported');
	return issueCode(world, session, 'challenge', phoneOf(world, session.userId));
}

/**
 * Makes the session trusted when the code is right. With `rememberMe` the device is remembered, 30 days from now.
 * @throws Refusal BDC_1145, BDC_1000 (`device` or `machineName` missing), BDC_1143 (device name), BDC_1356, BDC_1358, BDC_1374
 */
export function answerChallenge(
	world: World,
	session: Session,
	answer: ChallengeAnswer,
): { trusted: true; rememberMeId?: string } {
	refuseToken(session);
	const { challengeId: id, token, device = '', machineName = '', rememberMe } = answer;
	world.sessions.refuseLongDevice(device);
	if (rememberMe && device === '') throw refusal('fieldInvalid', 'device: must not be blank');
	if (rememberMe && machineName === '') throw refusal('fieldInvalid', 'machineName: must not be blank');
	redeemCode(world, session, { purpose: 'challenge', id, token });
	world.store.sessions.put({ ...session, trusted: true });
	if (!rememberMe) return { trusted: true };
	const { userId } = session;
	const issuedAtMs = world.clock.now();
	const remembered = world.store.rememberedDevices.put({ id: newSecret(), device, userId, issuedAtMs });
	return { trusted: true, rememberMeId: remembered.id };
}

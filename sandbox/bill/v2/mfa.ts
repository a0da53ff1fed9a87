import { refuseToken } from '../mfa/codes';
import { answerChallenge, startChallenge } from '../mfa/challenges';
import type { V2Context, V2Object } from './entity';
import { given } from './fields';
import type { V2Fields } from './fields';

/** MFAChallenge: texts a code. */
export function v2Challenge({ world, session }: V2Context, fields: V2Fields): V2Object {
	return { challengeId: startChallenge(world, session, fields.flag('useBackup')).id };
}

/** MFAAuthenticate: answers the challenge; with `rememberMe` there is an `mfaId`, good for 30 days with this `deviceId`. */
export function v2Authenticate({ world, session }: V2Context, fields: V2Fields): V2Object {
	const { rememberMeId } = answerChallenge(world, session, {
		challengeId: fields.requiredText('challengeId'),
		token: fields.requiredText('token'),
		device: fields.text('deviceId'),
		machineName: fields.text('machineName'),
		rememberMe: fields.flag('rememberMe'),
	});
	return given({ mfaId: rememberMeId });
}

/** MFAStatus: is the session trusted? A remembered device makes it so (assumed). Answers `isTrusted` (name assumed). */
export function v2MfaStatus({ world, session }: V2Context, fields: V2Fields): V2Object {
	refuseToken(session);
	const [mfaId, deviceId] = [fields.text('mfaId'), fields.text('deviceId')];
	const isRemembered = world.sessions.isRemembered(session.userId, mfaId, deviceId);
	if (isRemembered) world.store.sessions.put({ ...session, trusted: true });
	return { isTrusted: isRemembered || session.trusted };
}

import type { NewPhone } from '../bodies/session';
import { refusal } from '../refusals/refusal';
import type { MfaChallenge, MfaPhone } from '../store/mfaRows';
import type { Session } from '../store/rows';
import { timestamp } from '../values/dates';
import { maskNumber, newUuid } from '../values/ids';
import type { World } from '../world/world';
import { issueCode, redeemCode, refuseToken } from './codes';

/** Phones that were confirmed, oldest first. */
export function confirmedPhones({ store }: World): MfaPhone[] {
	return store.mfaPhones.all().filter(({ isConfirmed }) => isConfirmed);
}

/** The phone a challenge goes to: the primary one, else the oldest. @throws Refusal BDC_9043 without any */
export function phoneOf(world: World, userId: string): MfaPhone {
	const phones = confirmedPhones(world).filter((phone) => phone.userId === userId);
	const phone = phones.find(({ primary }) => primary) ?? phones[0];
	if (!phone) throw refusal('mfaPhoneMissing');
	return phone;
}

/**
 * Registers a phone and texts a code to it. A further phone resets MFA, which takes a trusted session
 * (R:generatechallenge).
 * @throws Refusal BDC_1145 for sync tokens, BDC_1361, BDC_9044
 */
export function startSetup(world: World, session: Session, draft: NewPhone): MfaChallenge {
	refuseToken(session);
	const hasPhone = confirmedPhones(world).some(({ userId }) => userId === session.userId);
	if (hasPhone && world.switches.mfaRequired && !session.trusted) throw refusal('mfaUntrusted');
	const phone = {
		...draft,
		id: newUuid(),
		userId: session.userId,
		isConfirmed: false,
		createdTime: timestamp(world.clock.now()),
	};
	const setup = issueCode(world, session, 'setup', phone);
	world.store.mfaPhones.put(phone);
	return setup;
}

/** Confirms a phone with the texted code; a new primary phone takes the place of the one before. */
export function confirmSetup(
	world: World,
	session: Session,
	{ setupId, type, token }: { setupId: string; type: string; token: string },
): MfaPhone {
	refuseToken(session);
	const pending = world.store.mfaPhones.get(world.store.mfaChallenges.get(setupId)?.phoneId ?? '');
	if (pending && pending.type !== type) throw refusal('parameterInvalid', `type: ${type}`);
	const { phoneId } = redeemCode(world, session, { purpose: 'setup', id: setupId, token });
	const phone = world.store.mfaPhones.get(phoneId);
	if (!phone) throw refusal('referenceUnknown', `setupId ${setupId}`);
	if (phone.primary) {
		for (const other of confirmedPhones(world))
			if (other.userId === phone.userId) world.store.mfaPhones.put({ ...other, primary: false });
	}
	return world.store.mfaPhones.put({ ...phone, isConfirmed: true });
}

/** A phone as BILL shows it (shape assumed): last four digits only. */
export function phoneView({ id, userId, phone, type, primary, createdTime }: MfaPhone) {
	return { id, userId, phone: maskNumber(phone), type, primary, createdTime };
}

import { refusal } from '../refusals/refusal';
import type { RiskVerification } from '../store/partnerRows';
import type { Session } from '../store/rows';
import { timestamp } from '../values/dates';
import type { World } from '../world/world';

/** State of the check of the caller's organization. The words of `status` are assumed. */
export function riskVerificationOf({ store, clock }: World, session: Session): RiskVerification {
	const { organizationId: id } = session;
	const notStarted = { id, status: 'NOT_STARTED', updatedTime: timestamp(clock.now()) };
	return store.riskVerifications.get(id) ?? notStarted;
}

/** Notes the phone BILL may call. */
export function setRiskPhone(
	world: World,
	session: Session,
	phone: { phoneNumber: string; phoneType: string },
): RiskVerification {
	const updatedTime = timestamp(world.clock.now());
	return world.store.riskVerifications.put({ ...riskVerificationOf(world, session), ...phone, updatedTime });
}

/** Starts the check; starting it again changes nothing. @throws Refusal BDC_9042 without a phone */
export function startRiskVerification(world: World, session: Session): RiskVerification {
	const before = riskVerificationOf(world, session);
	if (before.phoneNumber === undefined) throw refusal('riskPhoneMissing');
	if (before.status !== 'NOT_STARTED') return before;
	const updatedTime = timestamp(world.clock.now());
	const started = world.store.riskVerifications.put({ ...before, status: 'IN_PROGRESS', updatedTime });
	world.notifier.publish('risk-verification.updated', started.id, riskVerificationView(started));
	return started;
}

/** As BILL shows it (shape assumed). */
export function riskVerificationView({ id, status, updatedTime }: RiskVerification) {
	return { organizationId: id, status, updatedTime };
}

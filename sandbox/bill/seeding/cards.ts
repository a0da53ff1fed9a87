import type { Clock } from '../../simulator/clock';
import type { Store } from '../store/store';
import { TENANT } from '../tenant';
import { timestamp } from '../values/dates';

/** A card the clerk may pay with, and an AP card. Cards cannot be added through the interface. */
export function seedCards(store: Store, clock: Clock): void {
	const now = timestamp(clock.now());
	const dates = { createdTime: now, updatedTime: now };
	store.cardAccounts.put({
		id: TENANT.cardAccountId,
		archived: false,
		name: 'Sandbox Company Card',
		brand: 'VISA',
		last4: '4242',
		nameOnCard: TENANT.organizationName,
		expirationMonth: 12,
		expirationYear: 2032,
		status: 'VERIFIED',
		createdBy: TENANT.userId,
		...dates,
	});
	store.cardAccountUsers.put({
		id: TENANT.cardAccountUserId,
		cardAccountId: TENANT.cardAccountId,
		userId: TENANT.userId,
		verificationStatus: 'VERIFIED',
		archived: false,
		...dates,
	});
	store.apCards.put({
		id: TENANT.apCardId,
		archived: false,
		name: 'Sandbox AP Card',
		last4: '1881',
		status: 'ACTIVE',
		...dates,
	});
}

import { timestamp } from '../values/dates';
import type { Clock } from '../../simulator/clock';
import { seedCards } from './cards';
import { seedPaperwork } from './paperwork';
import { seedRoles } from '../organizations/roles';
import type { Store } from '../store/store';
import { TENANT } from '../tenant';

const ROLE = { id: TENANT.roleId, type: 'ADMINISTRATOR', description: 'Administrator' };

/** Fills an empty store with the one organization of tenant.ts: users, sync token, remembered device, phone, verified bank account, cards. */
export function seedDefaultTenant(store: Store, clock: Clock): void {
	const now = timestamp(clock.now());
	const dates = { createdTime: now, updatedTime: now };
	const { organizationId, devKey, userId } = TENANT;
	const address = {
		line1: '1 Sandbox Way',
		city: 'Toledo',
		stateOrProvince: 'OH',
		zipOrPostalCode: '43604',
		country: 'US',
	};
	store.organizations.put({
		id: organizationId,
		name: TENANT.organizationName,
		accountType: 'BUSINESS',
		address,
		...dates,
	});
	seedRoles(store, clock);
	seedCards(store, clock);
	seedPaperwork(store);
	const user = { archived: false, role: ROLE, ...dates };
	store.users.put({ ...user, id: userId, firstName: 'Ada', lastName: 'Clerk', email: TENANT.username });
	store.users.put({
		...user,
		id: TENANT.approverUserId,
		firstName: 'Pat',
		lastName: 'Approver',
		email: TENANT.approverUsername,
	});
	const login = { organizationId, devKeys: [devKey] };
	store.logins.put({ ...login, id: TENANT.username, kind: 'user', password: TENANT.password, userId });
	store.logins.put({
		...login,
		id: TENANT.approverUsername,
		kind: 'user',
		password: TENANT.password,
		userId: TENANT.approverUserId,
	});
	store.logins.put({
		...login,
		id: TENANT.syncTokenName,
		kind: 'token',
		password: TENANT.syncTokenValue,
		userId: TENANT.systemUserId,
	});
	rememberDevice(store, clock);
	store.mfaPhones.put({
		id: TENANT.phoneId,
		userId,
		phone: TENANT.phone,
		type: 'MOBILE',
		primary: true,
		isConfirmed: true,
		createdTime: now,
	});
	store.bankAccounts.put({
		id: TENANT.bankAccountId,
		archived: false,
		status: 'VERIFIED',
		bankName: 'Sandbox Operating Account',
		nameOnAccount: TENANT.organizationName,
		type: 'CHECKING',
		ownerType: 'BUSINESS',
		routingNumber: '074000010',
		accountNumber: '111222333',
		accessToAdmins: true,
		default: { payables: true, receivables: false },
		createdBy: userId,
		...dates,
	});
	store.bankAccountUsers.put({
		id: TENANT.bankAccountUserId,
		bankAccountId: TENANT.bankAccountId,
		userId,
		verificationStatus: 'VERIFIED',
		archived: false,
		...dates,
	});
}

/**
 * Trusts the clerk's device for the next 30 days. Called at every start, in place of the person who would answer a text
 * message: a sandbox that was left alone for a month still pays.
 */
export function rememberDevice(store: Store, clock: Clock): void {
	const { rememberMeId: id, device, userId } = TENANT;
	store.rememberedDevices.put({ id, device, userId, issuedAtMs: clock.now() });
}

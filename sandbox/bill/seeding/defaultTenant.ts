import type { Clock } from '../../simulator/clock';
import type { Store } from '../store/store';
import { TENANT } from '../tenant';
import { timestamp } from '../values/dates';
import { seedCards } from './cards';
import { seedPaperwork } from './paperwork';

/** Types of roles (values reported by integrators); ids in the form of the fixed tenant. */
const ROLES = [
	{ id: TENANT.roleId, type: 'ADMINISTRATOR', description: 'Administrator' },
	{ id: '0po01SANDBOX00000002', type: 'ACCOUNTANT', description: 'Accountant' },
	{ id: '0po01SANDBOX00000003', type: 'APPROVER', description: 'Approver' },
	{ id: '0po01SANDBOX00000004', type: 'PAYER', description: 'Payer' },
	{ id: '0po01SANDBOX00000005', type: 'CLERK', description: 'Clerk' },
];

/** Fills the five roles every organization has. */
function seedRoles(store: Store, clock: Clock): void {
	const now = timestamp(clock.now());
	for (const role of ROLES) store.roles.put({ ...role, createdTime: now, updatedTime: now });
}

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

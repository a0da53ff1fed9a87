import { createEntry } from '../classifications/entries';
import { CLASSIFICATION_TYPES } from '../classifications/types';
import { createCustomer } from '../customers/customers';
import { addMember, memberView } from '../network/members';
import { refusal } from '../refusals/refusal';
import type { BankAccount, Classification, Session } from '../store/rows';
import { TENANT } from '../tenant';
import { timestamp } from '../values/dates';
import { newId, newUuid } from '../values/ids';
import { createVendor } from '../vendors/vendors';
import type { World } from '../world/world';
import type { Seed } from './seedBody';
import { withVolume } from './volume';

/** Seeding acts as the clerk, with trust. */
const CLERK: Session = {
	id: 'seed',
	kind: 'user',
	devKey: TENANT.devKey,
	userId: TENANT.userId,
	organizationId: TENANT.organizationId,
	trusted: true,
	createdAtMs: 0,
	lastUsedAtMs: 0,
};

function classificationType(path: string) {
	const type = CLASSIFICATION_TYPES.find((candidate) => candidate.path === path);
	if (!type) throw refusal('parameterInvalid', path);
	return type;
}

function seedBankAccount(
	world: World,
	{ bankName, status, isUsable }: { bankName: string; status: string; isUsable?: boolean },
): BankAccount {
	const now = timestamp(world.clock.now());
	const dates = { createdTime: now, updatedTime: now };
	const account = world.store.bankAccounts.put({
		id: newId('bac'),
		archived: false,
		status,
		bankName,
		nameOnAccount: TENANT.organizationName,
		type: 'CHECKING',
		ownerType: 'BUSINESS',
		routingNumber: '074000010',
		accountNumber: '111222333',
		accessToAdmins: true,
		default: { payables: false, receivables: false },
		createdBy: TENANT.userId,
		...dates,
	});
	if (isUsable) {
		const user = { id: newId('bau'), bankAccountId: account.id, userId: TENANT.userId };
		world.store.bankAccountUsers.put({ ...user, verificationStatus: 'VERIFIED', archived: false, ...dates });
	}
	return account;
}

/** Stores what the seed holds and answers the new objects under the same names. */
export function seed(world: World, asked: Seed): Record<string, unknown[]> {
	const input = withVolume(asked);
	const entries = (path: string, drafts: Array<Partial<Classification>> = []) =>
		drafts.map((draft) => createEntry(world, classificationType(path), draft));
	const accounts = input.chartOfAccounts?.map(({ name, number = '', type = 'EXPENSE' }) => ({
		name,
		account: { type, number },
	}));
	return {
		chartOfAccounts: entries('chart-of-accounts', accounts),
		departments: entries('departments', input.departments),
		locations: entries('locations', input.locations),
		accountingClasses: entries('accounting-classes', input.accountingClasses),
		jobs: entries('jobs', input.jobs),
		items: entries('items', input.items),
		employees: entries('employees', input.employees),
		customers: (input.customers ?? []).map((draft) => createCustomer(world, draft)),
		vendors: (input.vendors ?? []).map((draft) => createVendor(world, CLERK, draft)),
		networkMembers: (input.networkMembers ?? []).map((member) => memberView(addMember(world, member))),
		bankAccounts: (input.bankAccounts ?? []).map((draft) => seedBankAccount(world, draft)),
		approvalGroups: (input.approvalGroups ?? []).map((group) =>
			world.store.approvalGroups.put({ ...group, id: newId('agp') }),
		),
		approvalPolicies: (input.approvalPolicies ?? []).map((policy) =>
			world.store.approvalPolicies.put({ ...policy, id: `${TENANT.organizationId}-${newUuid()}` }),
		),
	};
}

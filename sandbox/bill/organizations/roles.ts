import { timestamp } from '../values/dates';
import type { Clock } from '../../simulator/clock';
import type { Store } from '../store/store';
import { TENANT } from '../tenant';

/** Types of roles (values reported by integrators); ids in the form of the fixed tenant. */
const ROLES = [
	{ id: TENANT.roleId, type: 'ADMINISTRATOR', description: 'Administrator' },
	{ id: '0po01SANDBOX00000002', type: 'ACCOUNTANT', description: 'Accountant' },
	{ id: '0po01SANDBOX00000003', type: 'APPROVER', description: 'Approver' },
	{ id: '0po01SANDBOX00000004', type: 'PAYER', description: 'Payer' },
	{ id: '0po01SANDBOX00000005', type: 'CLERK', description: 'Clerk' },
];

/** Fills the five roles every organization has. */
export function seedRoles(store: Store, clock: Clock): void {
	const now = timestamp(clock.now());
	for (const role of ROLES) store.roles.put({ ...role, createdTime: now, updatedTime: now });
}

import { refusal } from '../refusals/refusal';
import type { Session } from '../store/rows';
import type { World } from '../world/world';

/**
 * Lets only administrators pass. A sync token acts as a system user without a role; that it may do what needs this role
 * is assumed, its own exclusions are checked where they stand.
 * @throws Refusal BDC_1145
 */
export function requireAdministrator({ store }: World, session: Session): void {
	const user = store.users.get(session.userId);
	if (user && user.role.type !== 'ADMINISTRATOR') throw refusal('permissionMissing');
}

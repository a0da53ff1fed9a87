import type { NewUser, UserChange } from '../bodies/people';
import { refusal } from '../refusals/refusal';
import type { Session, User } from '../store/rows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
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

/** The user a path names. @throws Refusal 404 BDC_1205 */
export function userOfPath(world: World, userId: string): User {
	// R:getorganizationuser; the id of a sync token's system user is of another kind (reported by integrators).
	if (userId.startsWith('syu0')) throw refusal('entityWrong', userId);
	const user = world.store.users.get(userId);
	if (!user) throw refusal('objectUnknown', userId);
	return user;
}

function roleOf(world: World, roleId: string): User['role'] {
	const role = world.store.roles.get(roleId);
	if (!role) throw refusal('referenceUnknown', `roleId ${roleId}`);
	const { id, type, description } = role;
	return { id, type, description };
}

/**
 * Stores a user. BILL then writes an e-mail; signing in needs a password, which nobody sets here.
 * @throws Refusal BDC_1205 (role), BDC_9041 (e-mail taken), BDC_1129 (terms not accepted)
 */
export function createUser(world: World, { roleId, acceptTermsOfService, ...draft }: NewUser): User {
	if (!acceptTermsOfService) throw refusal('parameterInvalid', 'acceptTermsOfService: false');
	const role = roleOf(world, roleId);
	if (world.store.users.all().some(({ email }) => email.toLowerCase() === draft.email.toLowerCase()))
		throw refusal('emailTaken', draft.email);
	const now = timestamp(world.clock.now());
	return world.store.users.put({
		...draft,
		id: newId('006'),
		archived: false,
		role,
		createdTime: now,
		updatedTime: now,
	});
}

/** Lays the given fields over the user. @throws Refusal BDC_1205 for an unknown role */
export function changeUser(world: World, user: User, { roleId, ...draft }: UserChange): User {
	const role = roleId === undefined ? user.role : roleOf(world, roleId);
	return world.store.users.put({ ...user, ...draft, role, updatedTime: timestamp(world.clock.now()) });
}

/** Archives or restores; repeating it changes nothing. */
export function setUserArchived(world: World, user: User, archived: boolean): User {
	if (user.archived === archived) return user;
	return world.store.users.put({ ...user, archived, updatedTime: timestamp(world.clock.now()) });
}

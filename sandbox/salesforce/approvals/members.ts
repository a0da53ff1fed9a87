import type { ObjectDefinition } from '../metadata/definition';
import { findObject } from '../schema/org';
import type { Simulation } from '../simulation/simulation';

/** Whether a request for `assigneeId` (a person, or a queue with its members and theirs) waits for this user. */
export function isAskedOf(sim: Simulation, assigneeId: string, userId: string): boolean {
	if (assigneeId === userId) return true;
	const members = findObject('GroupMember');
	if (!members || !assigneeId.startsWith('00G')) return false;
	return groupsWithin(sim, members, assigneeId).some((groupId) =>
		sim.store
			.table(members)
			.find('GroupId', groupId)
			.some(({ UserOrGroupId }) => UserOrGroupId === userId),
	);
}

/** A group and the groups that are its members, however deep. */
function groupsWithin(sim: Simulation, members: ObjectDefinition, groupId: string): string[] {
	const found = [groupId];
	for (const group of found) {
		for (const { UserOrGroupId } of sim.store.table(members).find('GroupId', group)) {
			const member = String(UserOrGroupId);
			if (member.startsWith('00G') && !found.includes(member)) found.push(member);
		}
	}
	return found;
}

/** Whether approvals may be assigned to this id: an active user or a queue. */
export function mayBeAsked(sim: Simulation, assigneeId: string): boolean {
	const [users, groups] = [findObject('User'), findObject('Group')];
	const user = users && sim.store.table(users).get(assigneeId);
	if (user) return user.IsActive === true;
	return (groups && sim.store.table(groups).get(assigneeId))?.Type === 'Queue';
}

import { findObject } from '../schema/org';
import type { Simulation } from '../simulation';

/** Whether a request for `assigneeId` (a person or a queue) may be answered by this user. */
export function isAskedOf(sim: Simulation, assigneeId: string, userId: string): boolean {
	if (assigneeId === userId) return true;
	const members = findObject('GroupMember');
	if (!members || !assigneeId.startsWith('00G')) return false;
	const rows = sim.store.table(members).find('GroupId', assigneeId);
	return rows.some(({ UserOrGroupId }) => UserOrGroupId === userId);
}

/** Whether approvals may be assigned to this id: an active user or a queue. */
export function mayBeAsked(sim: Simulation, assigneeId: string): boolean {
	const [users, groups] = [findObject('User'), findObject('Group')];
	const user = users && sim.store.table(users).get(assigneeId);
	if (user) return user.IsActive === true;
	return (groups && sim.store.table(groups).get(assigneeId))?.Type === 'Queue';
}

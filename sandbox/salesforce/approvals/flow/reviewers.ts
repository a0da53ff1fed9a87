import type { Row } from '../../metadata/definition';
import { objectOfId } from '../../schema/org';
import type { Simulation } from '../../simulation/simulation';
import { isAskedOf } from '../members';

/**
 * Whether a user may review a request of a flow approval: the assignee, a member of the assigned group or queue, a delegate of
 * the assignee, or somebody in a role above the assignee's (actions guide, API 67).
 */
export function mayReview(sim: Simulation, assigneeId: string, userId: string): boolean {
	if (isAskedOf(sim, assigneeId, userId)) return true;
	const assignee = rowOf(sim, assigneeId);
	if (!assignee || objectOfId(assigneeId)?.name !== 'User') return false;
	if (assignee.DelegatedApproverId === userId) return true;
	const role = rowOf(sim, userId)?.UserRoleId;
	return typeof role === 'string' && rolesAbove(sim, assignee.UserRoleId).includes(role);
}

function rolesAbove(sim: Simulation, roleId: Row[string]): string[] {
	const above: string[] = [];
	let current = typeof roleId === 'string' ? rowOf(sim, roleId)?.ParentRoleId : null;
	while (typeof current === 'string' && !above.includes(current)) {
		above.push(current);
		current = rowOf(sim, current)?.ParentRoleId;
	}
	return above;
}

function rowOf({ store }: Simulation, id: string): Row | undefined {
	const object = objectOfId(id);
	return object && store.table(object).get(id);
}

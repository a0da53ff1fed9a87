import type { OrganizationChange } from '../bodies/organization';
import { refusal } from '../refusals/refusal';
import type { Organization, Session } from '../store/rows';
import { timestamp } from '../values/dates';
import type { World } from '../world/world';

/** The organization a path names: only the caller's own. @throws Refusal 404 BDC_1205 */
export function organizationOfPath(world: World, session: Session, organizationId: string): Organization {
	const organization = world.store.organizations.get(organizationId);
	if (!organization || organization.id !== session.organizationId)
		throw refusal('objectUnknown', organizationId);
	return organization;
}

/** Lays the given fields over the organization; addresses are merged one level deep (assumed). */
export function changeOrganization(
	world: World,
	organization: Organization,
	draft: OrganizationChange,
): Organization {
	return world.store.organizations.put({
		...organization,
		...draft,
		address: { ...organization.address, ...draft.address },
		updatedTime: timestamp(world.clock.now()),
	});
}

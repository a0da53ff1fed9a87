import type { Route } from '../../world/route';
import { v2Success } from '../../v2/envelope';
import { V2Fields } from '../../v2/fields';
import type { V2Form } from '../../v2/form';

/**
 * POST ListOrgs.json with developer key, user name and password: the organizations this user can sign in to. Counts as a
 * login. Names of the fields are assumed.
 */
export const v2ListOrgs: Route<V2Form> = {
	base: 'v2',
	method: 'POST',
	path: '/ListOrgs.json',
	guard: 'login',
	handle({ body, world }) {
		const fields = new V2Fields(body);
		const devKey = fields.requiredText('devKey');
		world.limits.countHourly('v2 logins', devKey);
		const username = fields.requiredText('userName');
		const { organizationId } = world.sessions.identify({
			username,
			password: fields.requiredText('password'),
			devKey,
		});
		const organization = world.store.organizations.get(organizationId);
		return v2Success(organization ? [{ orgId: organization.id, orgName: organization.name }] : []);
	},
};

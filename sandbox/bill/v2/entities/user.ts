import { given } from '../../../simulator/fields';
import type { Role } from '../../store/partnerRows';
import type { User } from '../../store/rows';
import { changeUser, createUser, requireAdministrator, setUserArchived, userOfPath } from '../../users/users';
import { v2Head } from '../base/entity';
import type { V2Entity, V2Object } from '../base/entity';

function userView(row: User): V2Object {
	return {
		...v2Head('User', row),
		firstName: row.firstName,
		lastName: row.lastName,
		email: row.email,
		profileId: row.role.id,
	};
}

/** People who can sign in. Writing is for administrators (assumed). */
export const userEntity: V2Entity = {
	name: 'User',
	list: ({ store }) => store.users.all().map(userView),
	find: ({ store }, id) => {
		const row = store.users.get(id);
		return row && userView(row);
	},
	create({ world, session }, fields) {
		requireAdministrator(world, session);
		return createUser(world, {
			firstName: fields.requiredText('firstName'),
			lastName: fields.requiredText('lastName'),
			email: fields.requiredText('email'),
			roleId: fields.requiredText('profileId'),
			acceptTermsOfService: true,
		}).id;
	},
	update({ world, session }, id, fields) {
		requireAdministrator(world, session);
		const firstName = fields.text('firstName');
		const lastName = fields.text('lastName');
		const roleId = fields.reference('profileId');
		changeUser(world, userOfPath(world, id), given({ firstName, lastName, roleId }));
	},
	setActive({ world, session }, id, isActive) {
		requireAdministrator(world, session);
		setUserArchived(world, userOfPath(world, id), !isActive);
	},
};

function profileView(row: Role): V2Object {
	return { ...v2Head('Profile', row), name: row.description };
}

/** What v3 calls a role. */
export const profileEntity: V2Entity = {
	name: 'Profile',
	list: ({ store }) => store.roles.all().map(profileView),
	find: ({ store }, id) => {
		const row = store.roles.get(id);
		return row && profileView(row);
	},
};

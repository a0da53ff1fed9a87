import type { Route } from '../../route';
import { filledText, flag, object } from '../../schema';
import { requireAdministrator } from '../../users/administrator';
import { createUser } from '../../users/users';
import type { NewUser } from '../../users/users';

const fields = {
	firstName: filledText(),
	lastName: filledText(),
	email: { type: 'string', format: 'email' },
	roleId: filledText(),
	acceptTermsOfService: flag,
};

/** POST /v3/users. Administrators only. Not modelled: the e-mail to the user and the first sign-in. */
export const createUserRoute: Route<NewUser> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/users',
	guard: 'session',
	bodySchema: object(fields, Object.keys(fields)),
	handle({ body, session, world }) {
		requireAdministrator(world, session);
		return { status: world.switches.createStatus, body: createUser(world, body) };
	},
};

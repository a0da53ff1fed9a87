import { refusal } from '../../refusals/refusal';
import type { Route } from '../../world/route';
import { v2Success } from '../../v2/envelope';
import type { V2Form } from '../../v2/form';

function required(form: V2Form, field: string): string {
	const value = form[field];
	if (typeof value !== 'string' || value === '') throw refusal('v2DataMissing', field);
	return value;
}

function optional(form: V2Form, field: string): string | undefined {
	const value = form[field];
	return typeof value === 'string' ? value : undefined;
}

/** POST Login.json. The session also works on v3 calls. 200 an hour, counted apart from v3 logins (assumed). */
export const v2Login: Route<V2Form> = {
	base: 'v2',
	method: 'POST',
	path: '/Login.json',
	guard: 'login',
	handle({ body, world }) {
		const devKey = required(body, 'devKey');
		world.stats.logins += 1;
		world.limits.countHourly('v2 logins', devKey);
		const session = world.sessions.open({
			username: required(body, 'userName'),
			password: required(body, 'password'),
			organizationId: required(body, 'orgId'),
			devKey,
			rememberMeId: optional(body, 'mfaId'),
			device: optional(body, 'deviceId'),
		});
		return v2Success({
			sessionId: session.id,
			apiEndPoint: '/api/v2',
			orgId: session.organizationId,
			usersId: session.userId,
		});
	},
};

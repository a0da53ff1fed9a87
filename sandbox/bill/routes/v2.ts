import { isJsonObject } from '../../simulator/fields';
import { Refusal, refusal } from '../refusals/refusal';
import type { V2Context } from '../v2/base/entity';
import { V2Fields } from '../v2/base/fields';
import { v2Failure, v2Success } from '../v2/base/wire';
import type { V2Form } from '../v2/base/wire';
import {
	fieldsOf,
	v2Authenticate,
	v2CancelPayment,
	v2Challenge,
	v2ClearApprovers,
	v2Decide,
	v2ListApprovers,
	v2MfaStatus,
	v2PayBills,
	v2SetApprovers,
} from '../v2/calls';
import { ACTIONS, crud } from '../v2/crud';
import type { V2Action } from '../v2/crud';
import { v2Page } from '../v2/listQuery';
import { entityOfFile } from '../v2/registry';
import { refuseBulkSize } from '../world/bulk';
import type { Route } from '../world/route';

function required(form: V2Form, field: string): string {
	const value = form[field];
	if (typeof value !== 'string' || value === '') throw refusal('v2DataMissing', field);
	return value;
}

function optional(form: V2Form, field: string): string | undefined {
	const value = form[field];
	return typeof value === 'string' ? value : undefined;
}

/** The session also works on v3 calls. 200 an hour, counted apart from v3 logins (assumed). */
const v2Login: Route<V2Form> = {
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

/** */
const v2Logout: Route = {
	base: 'v2',
	method: 'POST',
	path: '/Logout.json',
	guard: 'session',
	handle({ session, world }) {
		world.store.sessions.delete(session.id);
		return v2Success({});
	},
};

/** Field names as in Login.json (assumed). */
const v2GetSessionInfo: Route = {
	base: 'v2',
	method: 'POST',
	path: '/GetSessionInfo.json',
	guard: 'session',
	handle: ({ session }) => v2Success({ orgId: session.organizationId, usersId: session.userId }),
};

/**
 * With developer key, user name and password: the organizations this user can sign in to. Counts as a
 * login. Names of the fields are assumed.
 */
const v2ListOrgs: Route<V2Form> = {
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

/** What each call beside Crud and List does with its `data` (v2/reference). */
const CALLS: Record<string, (context: V2Context, fields: V2Fields) => unknown> = {
	SetApprovers: v2SetApprovers,
	ListApprovers: v2ListApprovers,
	ClearApprovers: v2ClearApprovers,
	Approve: v2Decide('APPROVE'),
	Deny: v2Decide('DENY'),
	PayBills: v2PayBills,
	CancelAPPayment: v2CancelPayment,
	MFAChallenge: v2Challenge,
	MFAAuthenticate: v2Authenticate,
	MFAStatus: v2MfaStatus,
};

/** POST {Call}.json for each of them. */
const v2Calls: Route[] = Object.entries(CALLS).map(
	([name, work]): Route<V2Form> => ({
		base: 'v2',
		method: 'POST',
		path: `/${name}.json`,
		guard: 'session',
		handle: ({ body, session, world }) => v2Success(work({ world, session }, fieldsOf(body.data))),
	}),
);

/** Rows come without nested lists and audit fields unless `nested` and `showAudit` ask for them. */
const v2List: Route<V2Form> = {
	base: 'v2',
	method: 'POST',
	path: '/List/:file',
	guard: 'session',
	handle({ body, params, world }) {
		if (typeof body.data === 'string') throw refusal('jsonInvalid');
		return v2Success(v2Page(entityOfFile(params.file).list(world), body.data));
	},
};

/**
 * POST Crud/{Action}/{Entity}.json. Create and Update take `{"obj":{"entity", …}}`, the others `{"id"}`; all answer the
 * object. Which entity can do what stands with the entities.
 */
function v2Crud(action: V2Action): Route<V2Form> {
	return {
		base: 'v2',
		method: 'POST',
		path: `/Crud/${action}/:file`,
		guard: 'session',
		handle({ body, params, session, world }) {
			if (typeof body.data === 'string') throw refusal('jsonInvalid');
			return v2Success(crud({ world, session }, entityOfFile(params.file), action, body.data));
		},
	};
}

/** v2/reference/ap-approvals-bulkcreateapprovalpolicy. */
const LARGEST_SET = 100;

/**
 * POST Bulk/Crud/{Action}/{Entity}.json with `{"bulk":[…]}`, entries as in the single call. Every entry is answered on its
 * own, good ones stay; that the answers stand under `bulk` of a list's only entry is assumed.
 */
function v2BulkCrud(action: V2Action): Route<V2Form> {
	return {
		base: 'v2',
		method: 'POST',
		path: `/Bulk/Crud/${action}/:file`,
		guard: 'session',
		handle({ body, params, session, world }) {
			const entity = entityOfFile(params.file);
			if (typeof body.data === 'string') throw refusal('jsonInvalid');
			const entries: unknown = isJsonObject(body.data) ? body.data.bulk : undefined;
			if (!Array.isArray(entries)) throw refusal('v2DataMissing', 'bulk');
			refuseBulkSize(entries.length, LARGEST_SET);
			const answers = entries.map((entry: unknown) => {
				try {
					return v2Success(crud({ world, session }, entity, action, entry)).body;
				} catch (error) {
					if (error instanceof Refusal) return v2Failure(error).body;
					throw error;
				}
			});
			return v2Success([{ bulk: answers }]);
		},
	};
}

/** API v2. */
export const v2Routes: Route[] = [
	v2Login,
	v2Logout,
	v2GetSessionInfo,
	v2ListOrgs,
	...v2Calls,
	v2List,
	...ACTIONS.flatMap((action) => [v2Crud(action), v2BulkCrud(action)]),
];

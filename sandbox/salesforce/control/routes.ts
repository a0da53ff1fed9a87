import { isJsonObject } from '../../simulator/fields';
import { workItemsOf } from '../approvals/flow/lookups';
import { startFlowApproval } from '../approvals/flow/start';
import { requireBody } from '../http/bodies';
import type { Route } from '../http/route';
import { refusal } from '../refusals/refusal';
import { requireObject } from '../rest/objectOf';
import { ORG_OBJECTS } from '../schema/org';
import { created, noContent, ok } from '../simulation/reply';
import { APPROVER_QUEUE, findUserByName, SUBMITTER } from '../tenant';
import { cometdRoutes } from './cometd';
import { eventRoutes } from './events';
import type { ControlParts } from './parts';
import { seed } from './seed';

/** GET /sandbox/state?object=AP_Invoice__c: the records of an object, or without `object` those of all that have any. */
const state: Route = {
	access: 'public',
	method: 'GET',
	path: '/sandbox/state',
	handle: ({ sim, query }) => {
		if (query.object) return ok([...sim.store.table(requireObject(query.object)).all()]);
		const tables = ORG_OBJECTS.map((object): [string, unknown[]] => [
			object.name,
			[...sim.store.table(object).all()],
		]);
		return ok(Object.fromEntries(tables.filter(([, rows]) => rows.length > 0)));
	},
};

/**
 * POST /sandbox/permissions {userName, api?, objects?, fields?, modifyAll?, viewAll?, approvalAdmin?, licence?}: replaces what
 * permission sets give a user by everything but what is said here, e.g. `{"objects": {"AP_Invoice__c": "read"}, "fields": {"AP_Invoice__c.BILL_Bill_Id__c": "none"}}`.
 */
const setPermissions: Route = {
	access: 'public',
	method: 'POST',
	path: '/sandbox/permissions',
	handle: ({ sim, body }) => {
		const { userName, api, objects, fields, modifyAll, viewAll, approvalAdmin, licence } = requireBody(body);
		const user = findUserByName(String(userName));
		if (!user) throw refusal('notFound');
		try {
			sim.access.set(user.id, {
				api: api !== false,
				objects: isJsonObject(objects) ? objects : undefined,
				fields: isJsonObject(fields) ? fields : undefined,
				modifyAll,
				viewAll,
				licence: typeof licence === 'string' ? licence : undefined,
				approvalAdmin: typeof approvalAdmin === 'boolean' ? approvalAdmin : undefined,
			});
		} catch (error) {
			throw refusal('jsonSyntax', { detail: error instanceof Error ? error.message : String(error) });
		}
		return noContent();
	},
};

/**
 * POST /sandbox/flow-approvals {recordId, submitter?, submissionComments?, firstApprover?}: starts the flow approval, for
 * which REST has no established address. People are user names, as flows name them; `firstApprover` takes one, several,
 * or the developer name of the queue.
 */
const startFlow: Route = {
	access: 'public',
	method: 'POST',
	path: '/sandbox/flow-approvals',
	handle: ({ sim, body }) => {
		const { recordId, submitter, submissionComments, firstApprover } = requireBody(body);
		const approvers = [firstApprover ?? []].flat();
		// The guide asks for it in an org that has flow approvals: the shipped flow knows classic ones alone.
		sim.switches.publishWithApex = true;
		const submission = startFlowApproval(sim, {
			recordId: String(recordId),
			submitterId: submitter === undefined ? SUBMITTER.id : idOf(String(submitter)),
			submissionComments: typeof submissionComments === 'string' ? submissionComments : null,
			approverIds: approvers.map((name) => idOf(String(name))),
		});
		const workItems = workItemsOf(sim, String(submission.Id)).map(({ Id }) => Id);
		return created({ submissionId: submission.Id, workItemIds: workItems });
	},
};

function idOf(name: string): string {
	if (name === APPROVER_QUEUE.developerName) return APPROVER_QUEUE.id;
	const user = findUserByName(name);
	if (!user) throw refusal('brokenReference', {}, ['firstApprover']);
	return user.id;
}

/** POST /sandbox/expire-sessions, and POST /sandbox/sessions {userName} which logs a user in without a flow. */
function sessionRoutes({ pubSub }: ControlParts): Route[] {
	return [
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/expire-sessions',
			handle: ({ sim, query }) => {
				sim.sessions.expireAll();
				// An active subscriber survives the timeout of its session (Pub/Sub guide) unless told otherwise.
				if (query.streams === 'true') pubSub.recheckTokens();
				return noContent();
			},
		},
		{
			access: 'public',
			method: 'POST',
			path: '/sandbox/sessions',
			handle: ({ sim, body }) => {
				const userName = String(requireBody(body).userName);
				const user = findUserByName(userName);
				if (!user) throw refusal('notFound');
				const { accessToken } = sim.sessions.open(user.id, 'full');
				return ok({ accessToken, instanceUrl: sim.url, userId: user.id });
			},
		},
	];
}

/** DELETE /sandbox/locks: an administrator unlocks every record that an approval has locked, as *Unlock Record* does. */
const unlock: Route = {
	access: 'public',
	method: 'DELETE',
	path: '/sandbox/locks',
	handle: ({ sim }) => {
		for (const recordId of sim.store.lockedRecords()) sim.store.setLocked(recordId, false);
		return noContent();
	},
};

/** What only this simulator has below /sandbox; the rest is in shared.ts. */
export function controlRoutes(parts: ControlParts): Route[] {
	return [
		state,
		seed,
		setPermissions,
		startFlow,
		unlock,
		...sessionRoutes(parts),
		...eventRoutes(parts),
		...cometdRoutes(parts),
	];
}

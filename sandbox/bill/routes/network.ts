import { acceptanceSchema, invitationSchema } from '../bodies/network';
import type { Acceptance, InvitationDraft } from '../bodies/network';
import { single } from '../lists/listPage';
import { connectionOf, endConnection, publishConnection, refuseWhilePaying } from '../network/connections';
import { acceptInvitation, invitationView, invite, refuseUnknownRecord } from '../network/invitations';
import { memberView, searchMembers } from '../network/members';
import { refusal } from '../refusals/refusal';
import type { NetworkRecordType } from '../store/partnerRows';
import { publishVendor } from '../vendors/vendors';
import { ok } from '../world/reply';
import { deleted } from '../world/route';
import type { Route } from '../world/route';

/**
 * R:search. Members of the BILL network by a whole word of their name, national vendors by any part of it. `networks`
 * is the older name of `scope`. Not modelled: narrowing by `accountNumber`, which is accepted, and private
 * organizations.
 */
const searchNetwork: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/network',
	guard: 'session',
	handle({ query, world }) {
		const members = searchMembers(world, {
			name: single(query, 'name'),
			scope: single(query, 'scope') ?? single(query, 'networks'),
			zipOrPostalCode: single(query, 'zipOrPostalCode'),
		});
		return ok({ results: members.map(memberView) });
	},
};

/** docs/accepting-a-network-invitation. A new record gets the member's address (assumed). */
const acceptInvitationRoute: Route<Acceptance> = {
	base: 'connect',
	method: 'POST',
	path: '/v3/network/invitation/accept',
	guard: 'session',
	bodySchema: acceptanceSchema,
	handle({ body, session, world }) {
		const { record, connection, isNew } = acceptInvitation(world, session, body);
		const vendor = world.store.vendors.get(record.recordId);
		if (vendor && isNew) publishVendor(world, 'vendor.created', vendor);
		else publishConnection(world, record.recordId);
		return ok(invitationView(record, connection));
	},
};

/** NOT_CONNECTED without one, and when one expired (assumed). */
function readInvitation(recordType: NetworkRecordType): Route {
	return {
		base: 'connect',
		method: 'GET',
		path: `/v3/network/invitation/${recordType}/:recordId`,
		guard: 'session',
		handle({ params, session, world }) {
			const record = { recordType, recordId: params.recordId };
			refuseUnknownRecord(world, record);
			return ok(invitationView(record, connectionOf(world, session, record.recordId)));
		},
	};
}

/**
 * POST /v3/network/invitation/{vendor|customer}/{id} (R:createvendorinvitation). Connects at once where the member does so
 * by itself, else PENDING for 60 days. Not modelled: the e-mail, checking the account number at a national vendor.
 */
function createInvitation(recordType: NetworkRecordType): Route<InvitationDraft> {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/network/invitation/${recordType}/:recordId`,
		guard: 'session',
		bodySchema: invitationSchema,
		handle({ body, params, session, world }) {
			const record = { recordType, recordId: params.recordId };
			const connection = invite(world, session, record, body);
			publishConnection(world, record.recordId);
			return ok(invitationView(record, connection));
		},
	};
}

/**
 * Takes an invitation back or ends a connection; refused while payments are scheduled or in process. 404 without one
 * (assumed).
 */
function deleteInvitation(recordType: NetworkRecordType): Route {
	return {
		base: 'connect',
		method: 'DELETE',
		path: `/v3/network/invitation/${recordType}/:recordId`,
		guard: 'session',
		handle({ params, session, world }) {
			const { recordId } = params;
			refuseUnknownRecord(world, { recordType, recordId });
			if (!connectionOf(world, session, recordId))
				throw refusal('objectUnknown', `invitation/${recordType}/${recordId}`);
			refuseWhilePaying(world, recordId);
			endConnection(world, session, recordId);
			publishConnection(world, recordId);
			return deleted(world);
		},
	};
}

const RECORDS: NetworkRecordType[] = ['vendor', 'customer'];

/** The BILL network. The path for inviting a vendor outside of it is not published and answers BDC_1121. */
export const networkRoutes: Route[] = [
	searchNetwork,
	acceptInvitationRoute,
	...RECORDS.flatMap((type) => [readInvitation(type), createInvitation(type), deleteInvitation(type)]),
];

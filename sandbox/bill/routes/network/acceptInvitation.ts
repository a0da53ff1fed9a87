import { acceptInvitation, acceptanceSchema, invitationView } from '../../network/invitations';
import type { Acceptance } from '../../network/invitations';
import { ok } from '../../route';
import type { Route } from '../../route';
import { publishVendor } from '../../webhooks/vendorEvents';
import { publishConnection } from './publishConnection';

/** POST /v3/network/invitation/accept (docs/accepting-a-network-invitation). A new record gets the member's address (assumed). */
export const acceptInvitationRoute: Route<Acceptance> = {
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

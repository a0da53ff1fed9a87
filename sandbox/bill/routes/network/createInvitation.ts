import { invitationSchema, invitationView, invite } from '../../network/invitations';
import type { InvitationDraft } from '../../network/invitations';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { NetworkRecordType } from '../../store/networkRows';
import { publishConnection } from './publishConnection';

/**
 * POST /v3/network/invitation/{vendor|customer}/{id} (R:createvendorinvitation). Connects at once where the member does so
 * by itself, else PENDING for 60 days. Not modelled: the e-mail, checking the account number at a national vendor.
 */
export function createInvitation(recordType: NetworkRecordType): Route<InvitationDraft> {
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

import { connectionOf } from '../../network/connections';
import { invitationView, refuseUnknownRecord } from '../../network/invitations';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { NetworkRecordType } from '../../store/networkRows';

/** GET /v3/network/invitation/{vendor|customer}/{id}. NOT_CONNECTED without one, and when one expired (assumed). */
export function readInvitation(recordType: NetworkRecordType): Route {
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

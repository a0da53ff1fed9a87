import { connectionOf, endConnection, refuseWhilePaying } from '../../network/connections';
import { refuseUnknownRecord } from '../../network/invitations';
import { refusal } from '../../refusal';
import { deleted } from '../../route';
import type { Route } from '../../route';
import type { NetworkRecordType } from '../../store/networkRows';
import { publishConnection } from './publishConnection';

/**
 * DELETE /v3/network/invitation/{vendor|customer}/{id}. Takes an invitation back or ends a connection; refused while
 * payments are scheduled or in process. 404 without one (assumed).
 */
export function deleteInvitation(recordType: NetworkRecordType): Route {
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

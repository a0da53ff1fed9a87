import type { Route } from '../../route';
import type { NetworkRecordType } from '../../store/networkRows';
import { acceptInvitationRoute } from './acceptInvitation';
import { createInvitation } from './createInvitation';
import { deleteInvitation } from './deleteInvitation';
import { readInvitation } from './readInvitation';
import { searchNetwork } from './searchNetwork';

const RECORDS: NetworkRecordType[] = ['vendor', 'customer'];

/** The BILL network. The path for inviting a vendor outside of it is not published and answers BDC_1121. */
export const networkRoutes: Route[] = [
	searchNetwork,
	acceptInvitationRoute,
	...RECORDS.flatMap((type) => [readInvitation(type), createInvitation(type), deleteInvitation(type)]),
];

import type { Static } from '@sinclair/typebox';
import { filledText, flag, object, oneOf, text } from '../values/schema';

/** Body of POST /v3/network/invitation/{vendor|customer}/{id}. */
export const invitationSchema = object(
	{
		networkId: filledText(),
		networkType: oneOf('BILL', 'RPPS'),
		rppsInformation: object({ addressId: text(), accountNumber: text() }),
	},
	['networkId', 'networkType'],
);

/** Body of POST /v3/network/invitation/accept. */
export const acceptanceSchema = object(
	{ networkId: filledText(), type: oneOf('CUSTOMER', 'VENDOR'), id: filledText(), name: filledText() },
	['networkId', 'type'],
);

/** A member of the network, as `POST /sandbox/seed` takes it. */
export const memberSchema = object(
	{
		name: filledText(),
		networkType: oneOf('BILL', 'RPPS'),
		zipOrPostalCode: text(),
		hasAutoConnect: flag,
		invitesAs: oneOf('CUSTOMER', 'VENDOR'),
	},
	['name'],
);

export type InvitationDraft = Static<typeof invitationSchema>;
export type Acceptance = Static<typeof acceptanceSchema>;
export type MemberSeed = Static<typeof memberSchema>;

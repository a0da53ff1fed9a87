import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { FailedCheckError } from '../../operation/failure';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters } from '../../parameters/reader';
import { textOf, withoutEmpty } from '../../records/record';
import { writeOnce } from '../../once/writeOnce';
import { postInvitation, readInvitation } from './network/networkCalls';
import { invitationFields, networkLocator, rppsAccountNumber } from './network/networkFields';
import { invitationOutput } from './network/networkOutput';
import type { BillClient, RunClient } from '../../transport/client';

/** How the ids of national vendors start (BILL createvendorinvitation, 2026-11). */
const NATIONAL_VENDOR = '0rv';

/**
 * POST /v3/network/invitation/vendor/{vendorId}. From the connection on, money for this vendor goes where the
 * organization says, so it counts as a change of bank details.
 */
export const inviteToNetwork: Operation = {
	option: {
		name: 'Invite to Network',
		value: 'inviteToNetwork',
		action: 'Invite a vendor to connect in the network',
		description:
			'Connect a vendor with its organization in the BILL network. Payments then go where that organization says. An invitation without an answer expires after 60 days.',
	},
	agentNeeds: 'changeBankDetails',
	output: invitationOutput,
	writes: { vendor: 'vendorId' },
	calls: 1,
	fields: [vendorLocator, ...invitationFields],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const vendorId = read.locator(vendorLocator);
		const invitation = toInvitation(read);
		const connection = await writeOnce({
			client,
			send: async () => await postInvitation(client, vendorId, invitation),
			find: async () => await findSent(client, vendorId, invitation),
			// BILL refuses a second invitation, so a late first one does no harm.
			maySendAgain: 'always',
		});
		return [{ vendorId, ...connection }];
	},
};

function toInvitation(read: ParameterReader): IDataObject {
	const networkId = read.locator(networkLocator);
	const isNational = read.text('networkType') === 'RPPS';
	if (isNational !== networkId.startsWith(NATIONAL_VENDOR)) {
		throw read.refuse(
			`Organization ${networkId} is ${isNational ? 'not ' : ''}a national vendor`,
			`Set Network to ${isNational ? 'BILL Network' : 'National Vendors'}, or choose another Organization.`,
		);
	}
	if (!isNational) return { networkId, networkType: 'BILL' };
	const accountNumber = read.requiredText(rppsAccountNumber);
	const rppsInformation = withoutEmpty({ accountNumber, addressId: read.text('rppsAddressId') });
	return { networkId, networkType: 'RPPS', rppsInformation };
}

/** The connection the vendor has by now. One with somebody else was there before, and ours was refused. */
async function findSent(
	client: BillClient,
	vendorId: string,
	invitation: IDataObject,
): Promise<IDataObject | undefined> {
	const connection = await readInvitation(client, vendorId);
	if (textOf(connection, 'status') === 'NOT_CONNECTED') return undefined;
	const networkId = textOf(connection, 'networkId');
	if (!networkId || networkId === invitation.networkId) return connection;
	throw new FailedCheckError(
		client.node,
		'vendorConnected',
		`The vendor ${vendorId} is connected with ${networkId} in the BILL network already. Cancel that invitation first, then run this again.`,
		client.itemIndex,
		{ vendorId, networkId },
	);
}

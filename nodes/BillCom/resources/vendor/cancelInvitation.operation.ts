import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { writeOnce } from '../../once/writeOnce';
import { deleteInvitation, readInvitation } from './network/networkCalls';
import { cancelledInvitationOutput } from './network/networkOutput';
import type { RunClient } from '../../transport/client';

/** DELETE /v3/network/invitation/vendor/{vendorId}. Refused while payments are scheduled or in process. */
export const cancelInvitation: Operation = {
	option: {
		name: 'Cancel Invitation',
		value: 'cancelInvitation',
		action: 'Cancel the network invitation of a vendor',
		description:
			'Withdraw an invitation, or end the connection of a vendor in the BILL network: payments go to its own bank account or by check again',
	},
	agentNeeds: 'changeBankDetails',
	output: cancelledInvitationOutput,
	writes: { vendor: 'vendorId' },
	calls: 1,
	fields: [vendorLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		const cancelled = { vendorId, cancelled: true };
		return [
			await writeOnce<IDataObject>({
				client,
				send: async () => {
					await deleteInvitation(client, vendorId);
					return cancelled;
				},
				find: async () => {
					const { status } = await readInvitation(client, vendorId);
					return status === 'NOT_CONNECTED' ? cancelled : undefined;
				},
				// Somebody may have invited anew in the meantime; that one is not ours to withdraw.
				maySendAgain: 'never',
			}),
		];
	},
};

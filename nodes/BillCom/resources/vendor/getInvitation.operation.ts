import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readInvitation } from './network/networkCalls';
import { invitationOutput } from './network/networkOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/network/invitation/vendor/{vendorId} → the state of the connection. */
export const getInvitation: Operation = {
	option: {
		name: 'Get Invitation',
		value: 'getInvitation',
		action: 'Get the network invitation of a vendor',
		description: 'Check whether a vendor is connected in the BILL network, or has not answered yet',
	},
	output: invitationOutput,
	calls: 1,
	fields: [vendorLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		return [{ vendorId, ...(await readInvitation(client, vendorId)) }];
	},
};

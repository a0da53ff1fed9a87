import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { archivedVendorLocator, vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { assertAgentMayBill } from './find/agentChecks';
import { setVendorArchived } from './find/vendorCalls';
import { vendorOutput } from './vendorOutput';
import type { RunClient } from '../../transport/client';

/** POST /v3/vendors/{vendorId}/restore → the active vendor, also when it was active before. */
export const restore: Operation = {
	option: {
		name: 'Restore',
		value: 'restore',
		action: 'Restore a vendor',
		description: 'Restore an archived vendor',
	},
	output: vendorOutput,
	writes: { vendor: 'vendorId' },
	calls: 1,
	callsNote:
		'1 more for an agent that may not pay: it needs Let the Agent Pay where BILL pays bills of the vendor automatically.',
	agentMayNeed: ['pay'],
	fields: [archivedVendorLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		await assertAgentMayBill(client, vendorId);
		return [await setVendorArchived(client, vendorId, 'restore')];
	},
};

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isAgentTool } from '../../../shared/agentPermission';
import { archivedVendorLocator } from '../fields/locators';
import { agentPermissionField } from '../agentPermission';
import type { Operation } from '../operation';
import { parameters } from '../parameters';
import { assertAgentMayAutoPay } from './payingDraft';
import { readVendor, setVendorArchived } from './vendorCalls';
import { vendorOutput } from './vendorOutput';

/** POST /v3/vendors/{vendorId}/restore → the active vendor, also when it was active before. */
export const restore: Operation = {
	option: {
		name: 'Restore',
		value: 'restore',
		action: 'Restore a vendor',
		description: 'Bring an archived vendor back',
	},
	output: vendorOutput,
	calls: 1,
	callsNote: '1 more for an agent: a vendor whose bills BILL pays by itself needs leave.',
	fields: [agentPermissionField('pay'), archivedVendorLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator({ name: 'vendorId', label: 'Vendor' });
		if (isAgentTool(ctx)) assertAgentMayAutoPay(ctx, await readVendor(ctx, vendorId, itemIndex), itemIndex);
		return [await setVendorArchived(ctx, vendorId, 'restore', itemIndex)];
	},
};

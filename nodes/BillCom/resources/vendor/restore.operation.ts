import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { archivedVendorLocator } from '../fields/locators';
import type { Operation } from '../operation';
import { parameters } from '../parameters';
import { setVendorArchived } from './vendorCalls';
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
	fields: [archivedVendorLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator({ name: 'vendorId', label: 'Vendor' });
		return [await setVendorArchived(ctx, vendorId, 'restore', itemIndex)];
	},
};

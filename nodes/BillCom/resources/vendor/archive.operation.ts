import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { setVendorArchived } from './find/vendorCalls';
import { vendorOutput } from './vendorOutput';
import type { RunClient } from '../../transport/client';

/** POST /v3/vendors/{vendorId}/archive → the archived vendor, also when it was archived before. */
export const archive: Operation = {
	option: {
		name: 'Archive',
		value: 'archive',
		action: 'Archive a vendor',
		description: 'Archive a vendor that is no longer paid. Its bills and payments can still be read.',
	},
	output: vendorOutput,
	writes: { vendor: 'vendorId' },
	calls: 1,
	fields: [vendorLocator],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		return [await setVendorArchived(client, vendorId, 'archive')];
	},
};

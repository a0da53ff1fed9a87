import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../operation';
import { createVendor } from './vendorCalls';
import { toVendorDraft } from './vendorDraft';
import { addressFields, moreVendorFields, vendorName } from './vendorFields';
import { vendorOutput } from './vendorOutput';

/** POST /v3/vendors → the created vendor. BILL accepts a second vendor of the same name; Create or Update does not. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a vendor',
		description: 'Create a vendor to pay',
	},
	output: vendorOutput,
	calls: 1,
	fields: [
		vendorName,
		...addressFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: moreVendorFields,
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		return [await createVendor(ctx, toVendorDraft(ctx, itemIndex), itemIndex)];
	},
};

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { showFor } from '../fields/showFor';
import type { Operation } from '../operation';
import { parameters } from '../parameters';
import { createOrUpdateVendor } from './createOrUpdateVendor';
import { toVendorDraft } from './vendorDraft';
import { addressFields, moreVendorFields, vendorName } from './vendorFields';

/**
 * Finds the vendor by its known id, else by its exact name, then updates it, or creates it.
 * Output: the vendor and `outcome`: created, updated, or existing when nothing had to change.
 */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a vendor',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	description: showFor('vendor', 'upsert', [
		{
			displayName: 'BILL Vendor ID',
			name: 'billVendorId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 00901ABCDEFGHIJKLMNO',
			description:
				'Where it is known, for example from Salesforce. Empty: the vendor is looked up by its exact name.',
		},
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
	]),
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const knownId = parameters(ctx, itemIndex).text('billVendorId');
		return [await createOrUpdateVendor(ctx, knownId, toVendorDraft(ctx, itemIndex), itemIndex)];
	},
};

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { parameters } from '../../parameters/reader';
import { createOrUpdateVendor } from './write/createOrUpdateVendor';
import { upsertInBulk } from './write/upsertInBulk';
import { toVendorDraft } from './write/vendorDraft';
import { addressOfKnownVendor, moreVendorFields, vendorName } from './write/vendorFields';
import { billVendorId, countryForNewVendors, readVendorWanted, whenFoundByName } from './write/vendorWanted';
import { vendorOutput } from './vendorOutput';
import type { RunClient } from '../../transport/client';

/**
 * Finds the vendor by its known id, else by its name in whatever spelling, then updates it, or creates it.
 * Output: the vendor and `outcome`: created, updated, or existing when nothing had to change.
 */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a vendor',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	output: withOutcome(vendorOutput),
	calls: 2,
	callsNote:
		'The names changed since the last look, then the vendor. BILL does not find names in another spelling, so the first name an n8n process looks for in an hour costs 1 for each 100 vendors instead. With BILL Vendor ID no name is looked up. In bulk 1 look for all names, 1 for each 100 vendors that BILL has and each 20 new ones, and 2 for each that changes.',
	agentMayNeed: ['changeBankDetails', 'pay'],
	fields: [
		billVendorId,
		vendorName,
		whenFoundByName,
		...addressOfKnownVendor,
		countryForNewVendors,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'More about the vendor, all of it optional',
			options: moreVendorFields,
		},
	],
	bulk: upsertInBulk,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const wanted = readVendorWanted(parameters(ctx, itemIndex));
		return [await createOrUpdateVendor(client, wanted, toVendorDraft(ctx, itemIndex), itemIndex)];
	},
};

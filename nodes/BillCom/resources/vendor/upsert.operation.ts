import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { type ParameterReader, parameters } from '../../parameters/reader';
import { createOrUpdateVendor } from './write/createOrUpdateVendor';
import { toVendorDraft } from './write/vendorDraft';
import { addressOfKnownVendor, moreVendorFields, vendorName } from './write/vendorFields';
import { vendorOutput } from './vendorOutput';
import { toCountry } from '../../parameters/codes';
import type { RunClient } from '../../transport/client';

const countryForNewVendors: INodeProperties = {
	displayName: 'Country for New Vendors',
	name: 'countryForNewVendors',
	type: 'string',
	default: 'US',
	placeholder: 'e.g. US',
	description:
		'Used for a new vendor when Country is empty; never changes an existing vendor. If both are empty, a new vendor is refused.',
};

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
		'The names changed since the last look, then the vendor. BILL does not find names in another spelling, so the first name an n8n process looks for in an hour costs 1 for each 100 vendors instead. With BILL Vendor ID no name is looked up.',
	agentMayNeed: ['changeBankDetails', 'pay'],
	fields: [
		{
			displayName: 'BILL Vendor ID',
			name: 'billVendorId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 00901ABCDEFGHIJKLMNO',
			description:
				'The ID of the vendor in BILL, if known, for example from Salesforce. If empty, the vendor is looked up by name: capitals, blanks and punctuation at the end do not matter, and several vendors with one name are refused.',
		},
		vendorName,
		{
			displayName: 'When Found by Name',
			name: 'whenFoundByName',
			type: 'options',
			options: [
				{
					name: 'Leave It as It Is',
					value: 'leave',
					description: 'Return it unchanged. Another payee may have the same name.',
				},
				{ name: 'Update It', value: 'update', description: 'Write the fields below to it' },
			],
			default: 'leave',
			description: 'What to do if a vendor with this name exists and BILL Vendor ID is empty',
		},
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
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const wanted = {
			knownId: read.text('billVendorId'),
			leaveFoundByName: read.text('whenFoundByName') !== 'update',
			countryForNew: readCountryForNew(read),
		};
		return [await createOrUpdateVendor(client, wanted, toVendorDraft(ctx, itemIndex), itemIndex)];
	},
};

function readCountryForNew(read: ParameterReader): string {
	const given = read.text('countryForNewVendors');
	return given && toCountry(read, countryForNewVendors.displayName, given);
}

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { agentPermissionField } from '../agentPermission';
import type { Operation } from '../operation';
import { withOutcome } from '../outputShape';
import { parameters } from '../parameters';
import { createOrUpdateVendor } from './createOrUpdateVendor';
import { toVendorDraft } from './vendorDraft';
import { addressFields, moreVendorFields, vendorName } from './vendorFields';
import { vendorOutput } from './vendorOutput';

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
	output: withOutcome(vendorOutput),
	calls: 2,
	callsNote: 'One less where no name has to be looked up.',
	fields: [
		agentPermissionField('pay'),
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
		{
			displayName: 'When Found by Name',
			name: 'whenFoundByName',
			type: 'options',
			options: [
				{
					name: 'Leave It as It Is',
					value: 'leave',
					description: 'Return it unchanged. Another payee may carry the same name.',
				},
				{ name: 'Update It', value: 'update', description: 'Write the fields below to it' },
			],
			default: 'update',
			description: 'What to do with a vendor that has the name, while its BILL Vendor ID was not given',
		},
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
		const read = parameters(ctx, itemIndex);
		const wanted = {
			knownId: read.text('billVendorId'),
			leaveFoundByName: read.text('whenFoundByName') === 'leave',
		};
		return [await createOrUpdateVendor(ctx, wanted, toVendorDraft(ctx, itemIndex), itemIndex)];
	},
};

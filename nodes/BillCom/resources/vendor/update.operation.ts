import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { byDisplayName } from '../../records/byDisplayName';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readVendor, updateVendor } from './find/vendorCalls';
import { withWholeAddress } from './write/vendorChanges';
import { toVendorChanges } from './write/vendorDraft';
import { addressOfKnownVendor, moreVendorFields, vendorName } from './write/vendorFields';
import { vendorOutput } from './vendorOutput';
import type { RunClient } from '../../transport/client';

const changeable: INodeProperties[] = byDisplayName([
	...addressOfKnownVendor,
	...moreVendorFields,
	{ ...vendorName, required: false },
]);

/** PATCH /v3/vendors/{vendorId} with the given fields. The bank account of a vendor cannot be changed this way. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a vendor',
		description: 'Change fields of a vendor',
	},
	output: vendorOutput,
	writes: { vendor: 'vendorId' },
	calls: 1,
	callsNote: '1 more when the address changes.',
	agentMayNeed: ['changeBankDetails', 'pay'],
	fields: [
		vendorLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'The fields to change. The others stay as they are.',
			options: changeable,
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		const changes = toVendorChanges(ctx, itemIndex);
		const whole = changes.address ? withWholeAddress(await readVendor(client, vendorId), changes) : changes;
		return [await updateVendor(client, vendorId, whole)];
	},
};

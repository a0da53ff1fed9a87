import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { byDisplayName } from '../../records/byDisplayName';
import type { Operation } from '../../operation/operation';
import { writeOnce } from '../../once/writeOnce';
import { newVendorBankAccount } from './bankAccount/bankAccountFields';
import { bulkCreate } from './write/createInBulk';
import { findFreshVendors, matchVendors } from './write/matchVendors';
import { createVendor, readVendor } from './find/vendorCalls';
import { toNewVendorDraft } from './write/vendorDraft';
import { addressFields, moreVendorFields, vendorName } from './write/vendorFields';
import { vendorOutput } from './vendorOutput';
import { textOf } from '../../records/record';
import type { RunClient } from '../../transport/client';

/** POST /v3/vendors → the created vendor. BILL accepts a second vendor of the same name; Create or Update does not. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a vendor',
		description: 'Create a vendor, even if one with this name already exists',
	},
	isKeyless: true,
	output: vendorOutput,
	calls: 1,
	callsNote: 'With Send in Bulk 1 for 20 vendors.',
	agentMayNeed: ['changeBankDetails', 'pay'],
	fields: [
		vendorName,
		...addressFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'More about the vendor, all of it optional',
			options: byDisplayName([...moreVendorFields, newVendorBankAccount]),
		},
	],
	bulk: bulkCreate,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const body = toNewVendorDraft(ctx, itemIndex);
		const sentAtMs = Date.now();
		return [
			await writeOnce({
				client,
				send: async () => await createVendor(client, body),
				find: async () => {
					const fresh = await findFreshVendors(client, sentAtMs);
					const [found] = matchVendors([{ body }], fresh, false).values();
					// A list row can be thinner than the record itself.
					return found && (await readVendor(client, textOf(found, 'id')));
				},
				maySendAgain: 'whenSettled',
			}),
		];
	},
};

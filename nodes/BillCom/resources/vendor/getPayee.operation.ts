import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import type { BulkRead } from '../../operation/bulkRead';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { VALUES_A_FILTER } from '../../records/rowsAmong';
import { listPayees, payeeOf } from './find/payees';
import { readVendor } from './find/vendorCalls';
import type { BillClient, RunClient } from '../../transport/client';

const together: BulkRead = {
	size: VALUES_A_FILTER,
	idOf: (ctx, itemIndex) => parameters(ctx, itemIndex).locator(vendorLocator),
	list: payees,
};

/** GET /v3/vendors with a filter of ids → a seal of where the money goes, to be compared with one taken earlier. */
export const getPayee: Operation = {
	option: {
		name: 'Get Payee',
		value: 'getPayee',
		action: 'Get the payee seal of a vendor',
		description:
			'Get a fingerprint of where payments to a vendor go (name, address, way of payment, bank account, email), which shows later whether that has changed',
	},
	output: {
		shape: {
			vendorId: 'text',
			vendorName: 'text',
			payBy: 'text',
			isArchived: 'flag',
			updatedTime: 'text',
			payeeSeal: 'text',
		},
	},
	calls: 1,
	callsNote:
		'In bulk 1 for each 100 vendors. 1 more for each vendor of which a list does not show all of it.',
	fields: [vendorLocator],
	bulkRead: together,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		const payee = (await payees(client, [vendorId])).get(vendorId);
		// BILL says in its own words what it does not know.
		return [payee ?? payeeOf(client, await readVendor(client, vendorId))];
	},
};

async function payees(client: BillClient, ids: string[]): Promise<Map<string, IDataObject>> {
	const vendors = await listPayees(client, ids);
	return new Map([...vendors].map(([id, vendor]) => [id, payeeOf(client, vendor)]));
}

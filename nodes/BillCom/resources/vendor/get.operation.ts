import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { listVendors } from './find/knownVendor';
import { readVendor } from './find/vendorCalls';
import { vendorOutput } from './vendorOutput';
import { VALUES_A_FILTER } from '../../records/rowsAmong';
import type { BulkRead } from '../../operation/bulkRead';
import type { RunClient } from '../../transport/client';

/** GET /v3/vendors with a filter of ids: rows are thinner than the single record (field reports, 2026-11). */
const together: BulkRead = {
	size: VALUES_A_FILTER,
	idOf: (ctx, itemIndex) => parameters(ctx, itemIndex).locator(vendorLocator),
	list: listVendors,
	note: 'BILL then leaves out some details, such as automatic payment and the tax ID.',
};

/** GET /v3/vendors/{vendorId}. Expect BDC_1205 for an unknown id. */
export const get: Operation = {
	option: { name: 'Get', value: 'get', action: 'Get a vendor', description: 'Read one vendor' },
	output: vendorOutput,
	calls: 1,
	callsNote: 'In bulk 1 for each 100 vendors, and 1 for each that the list does not show.',
	fields: [vendorLocator],
	bulkRead: together,
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const vendorId = parameters(ctx, itemIndex).locator(vendorLocator);
		return [await readVendor(client, vendorId)];
	},
};

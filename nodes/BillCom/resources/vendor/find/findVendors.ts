import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { forgetNames, type NamedList, namedRecords } from '../../../records/namedRecords';
import { textOf, toBillRecord } from '../../../records/record';

/** What is kept of a vendor to find it by its name. */
const vendorNames: NamedList = {
	intent: 'list the names of the vendors',
	path: '/v3/vendors',
	filters: [{ field: 'archived', op: 'eq', value: false }],
	decodeRow(row) {
		const { id, name, archived, updatedTime, createdTime } = toBillRecord(row);
		return { id, name, archived, updatedTime, createdTime };
	},
	nameOf: (vendor) => textOf(vendor, 'name'),
};

/** The active vendors of this name, however it is spelled; of each `id` and `name`. */
export async function findVendorsByName(client: BillClient, name: string): Promise<IDataObject[]> {
	return await namedRecords(client, vendorNames, name);
}

/** After one of them turned out to be another by now. */
export async function forgetVendorNames(client: BillClient): Promise<void> {
	await forgetNames(client, vendorNames);
}

import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../../transport/client';
import { forgetNames, type NamedList, namesOf } from '../../../records/namedRecords';
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

/** Finds the active vendors of a name, however it is spelled; of each `id` and `name`. One look for any number of names. */
export async function vendorsByName(client: BillClient): Promise<(name: string) => IDataObject[]> {
	return await namesOf(client, vendorNames);
}

/** After one of them turned out to be another by now. */
export async function forgetVendorNames(client: BillClient): Promise<void> {
	await forgetNames(client, vendorNames);
}

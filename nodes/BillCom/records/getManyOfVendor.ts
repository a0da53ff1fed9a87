import type { IDataObject } from 'n8n-workflow';
import { getMany, type ListOperation } from './getMany';
import { chosenIn, parameters } from '../parameters/reader';
import { textOf } from './record';
import { withFilter } from './refusedFilter';
import { archivedFilter, vendorFilter } from './listFilters';
import type { RunClient } from '../transport/client';

/**
 * Get Many of a list of which BILL documents no filter for vendor and archived (BILL filterable-fields, 2026-11). BILL is
 * asked for them all the same, the answer is compared here, and where BILL refuses the list is read without.
 */
export async function getManyOfVendor(
	client: RunClient,
	itemIndex: number,
	{ intent, path }: Pick<ListOperation, 'intent' | 'path'>,
): Promise<IDataObject[]> {
	const { vendorId: given, archived } = parameters(client.ctx, itemIndex).collection('filters');
	const vendorId = chosenIn(given);
	const isAsked = vendorId !== '' || typeof archived === 'boolean';
	if (!isAsked) return await getMany(client, itemIndex, { intent, path, filters: [] });
	const isWanted = (record: IDataObject) =>
		(vendorId === '' || textOf(record, 'vendorId') === vendorId) &&
		(typeof archived !== 'boolean' || (record.archived === true) === archived);
	const list = { intent, path, isWanted };
	return await withFilter(
		client,
		`${path} vendorId archived`,
		async () => await getMany(client, itemIndex, { ...list, filters: [vendorFilter, archivedFilter] }),
		async () => await getMany(client, itemIndex, { ...list, filters: [] }),
	);
}

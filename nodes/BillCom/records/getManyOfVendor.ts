import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getMany, type ListOperation } from './getMany';
import { chosenIn, parameters } from '../parameters/reader';
import { textOf } from './record';
import { withFilter } from './refusedFilter';
import { archivedFilter, vendorFilter } from './listFilters';

/**
 * Get Many of a list of which BILL documents no filter for vendor and archived (BILL filterable-fields, 2026-11). BILL is
 * asked for them all the same, the answer is compared here, and where BILL refuses the list is read without.
 */
export async function getManyOfVendor(
	ctx: IExecuteFunctions,
	itemIndex: number,
	{ intent, path }: Pick<ListOperation, 'intent' | 'path'>,
): Promise<IDataObject[]> {
	const { vendorId: given, archived } = parameters(ctx, itemIndex).collection('filters');
	const vendorId = chosenIn(given);
	const isAsked = vendorId !== '' || typeof archived === 'boolean';
	if (!isAsked) return await getMany(ctx, itemIndex, { intent, path, filters: [] });
	const isWanted = (record: IDataObject) =>
		(vendorId === '' || textOf(record, 'vendorId') === vendorId) &&
		(typeof archived !== 'boolean' || (record.archived === true) === archived);
	const list = { intent, path, isWanted };
	return await withFilter(
		ctx,
		`${path} vendorId archived`,
		async () => await getMany(ctx, itemIndex, { ...list, filters: [vendorFilter, archivedFilter] }),
		async () => await getMany(ctx, itemIndex, { ...list, filters: [] }),
	);
}

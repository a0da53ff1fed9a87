import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import { isFilterable } from '../../transport/filters';
import { type ClassificationKind, classificationLocator } from './kinds';
import { getMany, getManyFields } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { chosenIn, parameters, toText } from '../../parameters/reader';
import { textOf } from '../../records/record';
import { withFilter } from '../../records/refusedFilter';
import { entryOutput } from './entryOutput';
import { archivedFilter, type ListFilter, timeFilters } from '../../records/listFilters';

/** BILL has these filters for the chart of accounts (field reports, 2026-11); for the other lists nobody says. */
function filtersOf(kind: ClassificationKind): ListFilter[] {
	const name: ListFilter = {
		shown: {
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			description: `The exact name of the ${kind.label}`,
		},
		field: 'name',
		op: 'eq',
	};
	const parent: ListFilter = {
		shown: classificationLocator(kind, {
			displayName: 'Parent',
			name: 'parentId',
			description: `Return only entries under this ${kind.label}`,
		}),
		field: 'parentId',
		op: 'eq',
	};
	return [archivedFilter, name, parent];
}

/**
 * GET /v3/classifications/{type}. A filter that BILL refuses is applied here, to the whole list. Expect BDC_1145 when
 * the role of the user may not read it.
 */
export function getAll(kind: ClassificationKind): Operation {
	return {
		option: {
			name: 'Get Many',
			value: 'getAll',
			action: `Get many ${kind.plural}`,
			description: `List ${kind.plural}`,
		},
		output: entryOutput(kind),
		calls: 1,
		callsNote:
			'1 more for each further 100 records. Where BILL refuses a filter, 1 more and the whole list is read.',
		fields: getManyFields(
			[...shownFilters(kind), ...timeFilters],
			[
				{ name: 'Created Time', value: 'createdTime' },
				{ name: 'Updated Time', value: 'updatedTime' },
			],
		),
		async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
			return await filtered(client, kind, itemIndex);
		},
	};
}

/** BILL knows no name of an employee that is one field. */
function shownFilters(kind: ClassificationKind): ListFilter[] {
	return filtersOf(kind).filter(({ field }) => field !== 'name' || kind.nameFields.length === 1);
}

async function filtered(
	client: RunClient,
	kind: ClassificationKind,
	itemIndex: number,
): Promise<IDataObject[]> {
	const given = parameters(client.ctx, itemIndex).collection('filters');
	const list = { intent: `list ${kind.plural}`, path: kind.path };
	const filters = filtersOf(kind);
	const used = filters.map(({ shown }) => shown.name).filter((name) => given[name] === false || given[name]);
	const byBill = async () => await getMany(client, itemIndex, { ...list, filters });
	const byUs = async () =>
		await getMany(client, itemIndex, { ...list, filters: [], isWanted: (entry) => fits(entry, given) });
	if (used.length === 0) return await byBill();
	if (!isFilterable(toText(given.name))) return await byUs();
	return await withFilter(client, `${kind.path} ${used.join()}:eq`, byBill, byUs);
}

function fits(entry: IDataObject, { archived, name, parentId }: IDataObject): boolean {
	const parent = chosenIn(parentId);
	if (typeof archived === 'boolean' && (entry.archived === true) !== archived) return false;
	if (toText(name) && textOf(entry, 'name') !== toText(name)) return false;
	return parent === '' || textOf(entry, 'parentId') === parent;
}

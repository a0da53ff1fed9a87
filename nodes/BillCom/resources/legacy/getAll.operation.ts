import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billV2Request } from '../../transport/v2';
import type { Operation } from '../operation';
import { type ParameterReader, parameters, shown, toRecord, toText } from '../parameters';
import { toBillRecord } from '../record';
import { legacyListFields } from './legacyFields';
import { legacyOutput } from './legacyOutput';

/** v2 search-ops-with-lists, 2026-11: 999 rows a call. */
const MAX_ROWS = 999;

/** POST /api/v2/List/{Entity}.json → v2 records, whose codes are texts ("1" active, "2" inactive). */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many legacy records',
		description: 'List records of the older API v2, for what v3 does not offer',
	},
	output: legacyOutput,
	calls: 1,
	callsNote: '1 more for each further 999 records.',
	fields: legacyListFields,
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const entity = read.requiredText({ name: 'entity', label: 'Entity' });
		if (!/^[A-Za-z]+$/.test(entity))
			throw read.refuse(`Entity is ${shown(entity)}`, 'Use a name such as Vendor.');
		const limit = read.raw('returnAll') === true ? Number.POSITIVE_INFINITY : Number(read.raw('limit'));
		const filters = toFilters(read);
		const records: IDataObject[] = [];
		let page: IDataObject[];
		do {
			const max = Math.min(MAX_ROWS, limit - records.length);
			page = await billV2Request(ctx, {
				intent: `list the v2 entity ${entity}`,
				endpoint: `List/${entity}.json`,
				data: { start: records.length, max, filters, sort: [{ field: 'createdTime', asc: 1 }] },
				isRepeatable: true,
				itemIndex,
				decode: toRows,
			});
			records.push(...page);
		} while (page.length === MAX_ROWS && records.length < limit);
		return records;
	},
};

function toFilters(read: ParameterReader): IDataObject[] {
	const { filter } = read.collection('filters');
	const rows = Array.isArray(filter) ? filter.map(toRecord) : [];
	return rows.map((row, index) => {
		const field = toText(row.field);
		if (!field)
			throw read.refuse(`Field of filter ${index + 1} is missing`, 'Fill in Field, for example isActive.');
		const value = toText(row.value);
		return {
			field,
			op: toText(row.op),
			value: row.op === 'in' || row.op === 'nin' ? value.split(',') : value,
		};
	});
}

function toRows(data: unknown): IDataObject[] {
	return Array.isArray(data) ? data.map(toBillRecord) : [];
}

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import { toLimit } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters, toRecord, toText } from '../../parameters/reader';
import { toBillRecord } from '../../records/record';
import { legacyOutput, readEntity } from './entity';
import { legacyListFields } from './listFields';

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
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const entity = readEntity(read);
		const limit = toLimit(read) ?? Number.POSITIVE_INFINITY;
		const query = toQuery(read);
		const records: IDataObject[] = [];
		let page: IDataObject[];
		do {
			const max = Math.min(MAX_ROWS, limit - records.length);
			page = await client.requestV2({
				intent: `list the v2 entity ${entity}`,
				endpoint: `List/${entity}.json`,
				data: { start: records.length, max, ...query },
				isRepeatable: true,
				decode: toRows,
			});
			records.push(...page);
		} while (page.length === MAX_ROWS && records.length < limit);
		return records;
	},
};

/** Filters, order, and what to tell of each record (BILL v2 search-ops-with-lists). */
function toQuery(read: ParameterReader): IDataObject {
	const options = read.collection('options');
	const sort = [
		{ field: toText(options.sortBy) || 'createdTime', asc: options.sortDirection === 'desc' ? 0 : 1 },
	];
	return {
		filters: toFilters(read),
		sort,
		nested: options.nested === true,
		showAudit: options.showAudit === true,
	};
}

function toFilters(read: ParameterReader): IDataObject[] {
	const { filter } = read.collection('filters');
	const rows = Array.isArray(filter) ? filter.map(toRecord) : [];
	return rows.map((row, index) => {
		const field = toText(row.field);
		if (!field)
			throw read.refuse(`Field of filter ${index + 1} is missing`, 'Fill in Field, for example isActive.');
		const isList = row.op === 'in' || row.op === 'nin';
		const value = isList && Array.isArray(row.value) ? row.value.map(toText) : toText(row.value);
		return {
			field,
			op: toText(row.op),
			value: isList && typeof value === 'string' ? value.split(',') : value,
		};
	});
}

function toRows(data: unknown): IDataObject[] {
	return Array.isArray(data) ? data.map(toBillRecord) : [];
}

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getManyFields, getManyOfVendor } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { RECURRING_PATH } from './recurringBillCalls';
import { recurringBillOutput } from './recurringBillOutput';
import { archivedFilter, timeFilters, vendorFilter } from '../../records/listFilters';
import type { RunClient } from '../../transport/client';

/** GET /v3/recurringbills. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many recurring bills',
		description: 'List recurring bills',
	},
	output: recurringBillOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: getManyFields(
		[archivedFilter, ...timeFilters, vendorFilter],
		[
			{ name: 'Created Time', value: 'createdTime' },
			{ name: 'Description', value: 'description' },
			{ name: 'Next Due Date', value: 'dueDate' },
			{ name: 'Updated Time', value: 'updatedTime' },
		],
	),
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return await getManyOfVendor(client, itemIndex, { intent: 'list recurring bills', path: RECURRING_PATH });
	},
};

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getManyFields, getManyOfVendor } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { CREDITS_PATH } from './write/creditCalls';
import { creditOutput } from './creditOutput';
import { archivedFilter, timeFilters, vendorFilter } from '../../records/listFilters';
import type { RunClient } from '../../transport/client';

/** GET /v3/vendor-credits. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many vendor credits',
		description: 'List vendor credits',
	},
	output: creditOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: getManyFields(
		[archivedFilter, ...timeFilters, vendorFilter],
		[
			{ name: 'Created Time', value: 'createdTime' },
			{ name: 'Updated Time', value: 'updatedTime' },
		],
	),
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return await getManyOfVendor(client, itemIndex, { intent: 'list vendor credits', path: CREDITS_PATH });
	},
};

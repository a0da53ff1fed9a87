import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { archivedFilter, getManyFields, timeFilters } from '../../records/getManyFields';
import { vendorLocator } from '../../parameters/locators';
import { getManyOfVendor } from '../../records/getManyOfVendor';
import type { Operation } from '../../operation/operation';
import { RECURRING_PATH } from './recurringBillCalls';
import { recurringBillOutput } from './recurringBillOutput';

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
		[archivedFilter, ...timeFilters, { ...vendorLocator, required: false }],
		[
			{ name: 'Created Time', value: 'createdTime' },
			{ name: 'Description', value: 'description' },
			{ name: 'Next Due Date', value: 'dueDate' },
			{ name: 'Updated Time', value: 'updatedTime' },
		],
	),
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		return await getManyOfVendor(ctx, itemIndex, { intent: 'list recurring bills', path: RECURRING_PATH });
	},
};

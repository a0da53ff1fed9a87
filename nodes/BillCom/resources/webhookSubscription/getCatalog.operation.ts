import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readCatalog } from '../../webhook/eventTypes';
import type { Operation } from '../../operation/operation';

/** GET /v3/events/catalog. */
export const getCatalog: Operation = {
	option: {
		name: 'Get Catalog',
		value: 'getCatalog',
		action: 'Get the catalog of events',
		description: 'List the events BILL offers, one item each',
	},
	output: { shape: { type: 'text', version: 'text' }, isOpen: true },
	calls: 1,
	fields: [],
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		return await readCatalog(ctx, itemIndex);
	},
};

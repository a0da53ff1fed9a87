import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readCatalog } from '../../webhook/eventTypes';
import type { Operation } from '../../operation/operation';
import type { RunClient } from '../../transport/client';

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
	async execute(_ctx: IExecuteFunctions, _itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		return await readCatalog(client);
	},
};

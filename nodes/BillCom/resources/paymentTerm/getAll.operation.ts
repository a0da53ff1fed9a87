import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { getMany, getManyFields } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { paymentTermOutput, paymentTermsPath } from './paymentTerms';
import { timeFilters } from '../../records/listFilters';
import type { RunClient } from '../../transport/client';

/** GET /v3/organizations/{organizationId}/payment-terms of the organization of the credential. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payment terms',
		description: 'List payment terms',
	},
	output: paymentTermOutput,
	calls: 1,
	callsNote: '1 more for each further 100 records.',
	fields: getManyFields(timeFilters, [
		{ name: 'Created Time', value: 'createdTime' },
		{ name: 'Updated Time', value: 'updatedTime' },
	]),
	async execute(_ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const path = await paymentTermsPath(client);
		return await getMany(client, itemIndex, { intent: 'list payment terms', path, filters: [] });
	},
};

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunClient } from '../../transport/client';
import type { Operation } from '../../operation/operation';
import { toBillRecord } from '../../records/record';

/** GET /v3/organizations/{organizationId}/price-plan. Administrators only. */
export const getPricePlan: Operation = {
	option: {
		name: 'Get Price Plan',
		value: 'getPricePlan',
		action: 'Get the price plan of the organization',
		description: 'Read what the organization pays for BILL. BILL shows it to administrators only.',
	},
	output: {
		isOpen: true,
		shape: {
			name: 'text',
			organizationId: 'text',
			planTerms: [{ price: 'number', quantity: 'number', tier: 'number' }],
		},
	},
	calls: 1,
	fields: [],
	async execute(_ctx: IExecuteFunctions, _itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const { organizationId } = client.credential;
		const plan = await client.request({
			intent: 'return the price plan of the organization',
			method: 'GET',
			path: `/v3/organizations/${encodeURIComponent(organizationId)}/price-plan`,
			decode: toBillRecord,
		});
		return [plan];
	},
};

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { billRequest, credentialOf } from '../../transport/request';
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
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const { organizationId } = await credentialOf(ctx);
		const plan = await billRequest(ctx, {
			intent: 'return the price plan of the organization',
			method: 'GET',
			path: `/v3/organizations/${encodeURIComponent(organizationId)}/price-plan`,
			itemIndex,
			decode: toBillRecord,
		});
		return [plan];
	},
};

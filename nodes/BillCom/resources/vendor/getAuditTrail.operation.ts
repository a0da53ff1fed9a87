import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { vendorLocator } from '../../parameters/locators';
import { toLimit } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readAuditTrail } from './auditTrail';
import { nameAndValue } from './bankAccount/bankAccountOutput';
import type { RunClient } from '../../transport/client';

/** GET /v3/reports/audit-trail/vendor/{vendorId}, page by page → one record a changed field, oldest first. */
export const getAuditTrail: Operation = {
	option: {
		name: 'Get Audit Trail',
		value: 'getAuditTrail',
		action: 'Get the audit trail of a vendor',
		description: 'List who changed what about a vendor and when, for example its bank account',
	},
	output: {
		shape: {
			source: 'text',
			type: 'text',
			createdTime: 'text',
			user: { id: 'text', name: 'text' },
			field: { ...nameAndValue, value: { previous: 'text', current: 'text' } },
		},
	},
	calls: 1,
	callsNote: '1 more for each further 100 entries.',
	fields: [
		vendorLocator,
		...returnAllOrLimit,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			description: 'Which entries to return',
			options: [
				{
					displayName: 'Include Archived',
					name: 'includeArchived',
					type: 'boolean',
					default: true,
					description: 'Whether to also return archived entries',
				},
			],
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		return await readAuditTrail(client, {
			vendorId: read.locator(vendorLocator),
			includeArchived: read.collection('options').includeArchived === true,
			limit: toLimit(read),
		});
	},
};

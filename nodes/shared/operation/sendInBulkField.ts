import type { INodeProperties } from 'n8n-workflow';

/**
 * Whether the input items share calls. Read once for all items.
 *
 * @param description starts with "Whether"
 */
export function sendInBulkField(description: string): INodeProperties {
	return {
		displayName: 'Send in Bulk',
		name: 'sendInBulk',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description,
	};
}

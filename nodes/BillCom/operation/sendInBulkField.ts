import type { INodeProperties } from 'n8n-workflow';

/** Whether the input items share calls. Read once for all items. */
export function sendInBulk(size: number): INodeProperties {
	return {
		displayName: 'Send in Bulk',
		name: 'sendInBulk',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description: `Whether to send up to ${size} input items in one BILL call. Each item gets its own result or error, and one that BILL refuses does not stop the others.`,
	};
}

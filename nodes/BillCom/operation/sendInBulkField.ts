import type { INodeProperties } from 'n8n-workflow';

/** Whether the input items share calls. Read once for all items. */
export function sendInBulk(size: number): INodeProperties {
	return {
		displayName: 'Send in Bulk',
		name: 'sendInBulk',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description: `Whether to send up to ${size} input items in one BILL call. Each item still gets its own result or error; one that BILL refuses does not hold up the others.`,
	};
}

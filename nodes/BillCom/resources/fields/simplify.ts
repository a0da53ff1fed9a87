import type { INodeProperties } from 'n8n-workflow';

/** Whether only the main fields leave the node. On for operations that read. */
export function simplify(isOn: boolean): INodeProperties {
	return {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: isOn,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	};
}

import type { INodeProperties } from 'n8n-workflow';

const field: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Whether only the main fields leave the node. On for operations that read. */
export function simplify(isOn: boolean): INodeProperties {
	return isOn ? field : Object.assign({}, field, { default: false });
}

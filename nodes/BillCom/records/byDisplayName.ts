import type { INodeProperties } from 'n8n-workflow';

/** Fields in the order of their labels, as collections show them. */
export function byDisplayName(fields: INodeProperties[]): INodeProperties[] {
	return [...fields].sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
}

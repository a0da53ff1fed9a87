import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** One verb of a resource: its menu entry, its fields, and what it does for one item. */
export interface Operation {
	option: INodePropertyOptions;
	description: INodeProperties[];
	/** Returns the records that leave the node for this item; none is an empty result, not a fault. */
	execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]>;
}

/** The operation menu of a resource. */
export function operationMenu(resource: string, operations: Operation[], preset: string): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ option }) => option),
		default: preset,
	};
}

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { assertParts } from './operationParts';
import { showFor } from './showFor';

/** Entry of the Resource menu. */
export interface Menu {
	name: string;
	value: string;
}

/** A thing of the API and what can be done with it. */
export interface Resource<Operation> {
	menu: Menu;
	operations: Operation[];
	/** Operation menu and all fields, for the description of the node. */
	description: INodeProperties[];
}

/**
 * Puts a resource together: the operations appear in the menu in the order given.
 *
 * @param preset the operation chosen at first
 * @param parts what an operation needs to have
 * @param fieldsOf the operation's own fields, with those every operation of its kind has around them
 */
export function resourceOf<Operation extends { option: INodePropertyOptions }>(
	menu: Menu,
	operations: Operation[],
	preset: string,
	parts: Array<keyof Operation & string>,
	fieldsOf: (operation: Operation) => INodeProperties[],
): Resource<Operation> {
	for (const operation of operations) assertParts(menu.value, operation, parts);
	const operationMenu: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [menu.value] } },
		options: operations.map(({ option }) => option),
		default: preset,
	};
	return {
		menu,
		operations,
		description: [
			operationMenu,
			...operations.flatMap((operation) =>
				showFor(menu.value, String(operation.option.value), fieldsOf(operation)),
			),
		],
	};
}

/** Whether the operation is a Get. */
export function isReading({ option }: { option: INodePropertyOptions }): boolean {
	return String(option.value).startsWith('get');
}

/** The Resource menu and everything below it, for the description of a node. */
export function resourceFieldsOf(resources: Array<Resource<unknown>>, preset: string): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ menu }) => menu),
			default: preset,
		},
		...resources.flatMap(({ description }) => description),
	];
}

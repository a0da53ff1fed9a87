import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isRecord } from '../values/json';

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

/**
 * Shows fields for one operation of one resource; conditions a field already has are kept.
 *
 * Resource and operation come first: n8n 2.41 goes through the conditions in order and shows a field at once when it meets
 * one on a parameter that holds an expression. A required field of another resource would then stop the workflow.
 */
function showFor(resource: string, operation: string, fields: INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { resource: [resource], operation: [operation], ...field.displayOptions?.show },
		},
	}));
}

/**
 * Says which part an operation lacks, and of which operation. Types say so too; but a test, the build without types and n8n
 * run without them, and would fail somewhere else with words that name nothing.
 *
 * @throws Error that names the resource, the operation and the part
 */
function assertParts(resource: string, operation: unknown, parts: string[]): void {
	if (!isRecord(operation))
		throw missing(`An operation of the resource "${resource}" is ${String(operation)}`);
	const option = isRecord(operation.option) ? operation.option : {};
	const name = `The operation "${String(option.value ?? '?')}" of the resource "${resource}"`;
	for (const part of ['name', 'value', 'action', 'description']) {
		if (!option[part]) throw missing(`${name} has no "option.${part}"`);
	}
	for (const part of parts) {
		if (operation[part] === undefined) throw missing(`${name} has no "${part}"`);
	}
}

function missing(what: string): Error {
	return new Error(`${what}. CONTRIBUTING.md says under "Add an operation" what belongs to one.`);
}

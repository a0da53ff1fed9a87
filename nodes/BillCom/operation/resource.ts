import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { agentNeedsOf } from '../../shared/agentPermission';
import { assertParts } from '../../shared/operationParts';
import { agentPermissionField } from './agentPermission';
import { callOptions } from './callOptions';
import { sendInBulk } from './sendInBulkField';
import { showFor } from './showFor';
import { signInNotice } from './signInNotice';
import { simplify } from './simplify';
import type { Operation } from './operation';

/** A thing of BILL and what can be done with it. */
export interface Resource {
	/** Entry of the Resource menu. */
	menu: { name: string; value: string };
	operations: Operation[];
	/** Operation menu and all fields, for the description of the node. */
	description: INodeProperties[];
}

const PARTS: Array<keyof Operation> = ['fields', 'output', 'calls', 'execute'];

/** Puts a resource together: the operations appear in the menu in the order given. */
export function resource(
	menu: { name: string; value: string },
	operations: Operation[],
	preset: string,
): Resource {
	for (const operation of operations) assertParts(menu.value, operation, PARTS);
	return {
		menu,
		operations,
		description: [
			operationMenu(menu.value, operations, preset),
			...operations.flatMap((operation) =>
				showFor(menu.value, String(operation.option.value), fieldsOf(operation)),
			),
		],
	};
}

/** The fields every operation of its kind has stand around its own. */
function fieldsOf(operation: Operation): INodeProperties[] {
	return [
		...(operation.signIn ? [signInNotice(operation.signIn)] : []),
		...agentNeedsOf(operation).map(agentPermissionField),
		...operation.fields,
		...(operation.bulk ? [sendInBulk(operation.bulk.size)] : []),
		...(operation.output.simple ? [simplify(isReading(operation))] : []),
		callOptions,
	];
}

/** Whether the operation is a Get: only those are simplified without being asked. */
export function isReading({ option }: Operation): boolean {
	return String(option.value).startsWith('get');
}

function operationMenu(name: string, operations: Operation[], preset: string): INodeProperties {
	const options: INodePropertyOptions[] = operations.map(({ option }) => option);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [name] } },
		options,
		default: preset,
	};
}

import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { agentNeedsOf, type AgentRules, permissionField } from '../../shared/agentPermission';
import { assertParts } from '../../shared/operationParts';
import type { SalesforceConnection } from '../transport/connection';
import { agentPermission, type AgentPermission } from './agentPermission';
import type { PrepareDraft } from './bulk';
import type { ParameterReader } from '../parameters/reader';

/** What one operation gets for one input item. */
export interface OperationCall {
	ctx: IExecuteFunctions;
	itemIndex: number;
	salesforce: SalesforceConnection;
	read: ParameterReader;
}

/** One verb of a resource: its menu entry, its fields and what it does with one input item. */
export interface Operation extends AgentRules<AgentPermission> {
	description: INodeProperties[];
	/** What is being done, as the end of "Salesforce did not …". */
	intent(call: OperationCall): string;
	/** Doing it a second time changes nothing: it reads, or writes the same values to the same record. */
	isRepeatable?: boolean;
	/** How many items can share a call; the operation then has the switch Send in Bulk among its fields. */
	bulk?: PrepareDraft;
	/** One output item per entry. An empty list is a valid answer to a search. */
	execute(call: OperationCall): Promise<IDataObject[]>;
}

/** Shows each field only for one operation, on top of its own display conditions. */
export function showFor(resource: string, operation: string, fields: INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			// First resource and operation: n8n 2.41 shows a field at once when a condition meets an expression.
			show: { resource: [resource], operation: [operation], ...field.displayOptions?.show },
		},
	}));
}

const PARTS: Array<keyof Operation> = ['description', 'intent', 'execute'];

/** The fields of a resource: the menu of its operations, and for each of them its own and what an agent may do with it. */
export function resourceFields(
	resource: string,
	operations: Operation[],
	byDefault: string,
): INodeProperties[] {
	for (const operation of operations) assertParts(resource, operation, PARTS);
	const fieldsOf = (operation: Operation): INodeProperties[] => {
		const switches = agentNeedsOf(operation).map((name) => permissionField(agentPermission(name)));
		return [...showFor(resource, String(operation.option.value), switches), ...operation.description];
	};
	return [operationField(resource, operations, byDefault), ...operations.flatMap(fieldsOf)];
}

/** The field "Operation" of one resource. */
function operationField(resource: string, operations: Operation[], byDefault: string): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ option }) => option),
		default: byDefault,
	};
}

import type { INodeProperties } from 'n8n-workflow';
import { agentNeedsOf, permissionField } from '../../shared/operation/agentPermission';
import { keepInputUnder } from '../../shared/operation/keepInput';
import { type Menu, type Resource, resourceOf } from '../../shared/operation/resource';
import { PERMISSIONS } from './agentPermission';
import type { Operation } from './operation';

/** What the output holds besides the result. */
const callOptions: INodeProperties = {
	displayName: 'Call Options',
	name: 'callOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'What the output holds besides the result',
	options: [keepInputUnder],
};

/** Puts a resource together: the operations appear in the menu in the order given. */
export function resource(menu: Menu, operations: Operation[], preset: string): Resource<Operation> {
	return resourceOf(menu, operations, preset, ['fields', 'output', 'intent', 'execute'], fieldsOf);
}

/** What an agent may do with an operation, then its own fields. */
function fieldsOf(operation: Operation): INodeProperties[] {
	const switches = agentNeedsOf(operation).map((name) => permissionField(PERMISSIONS[name]));
	return [...switches, ...operation.fields, callOptions];
}

import type { INodeProperties } from 'n8n-workflow';
import { agentNeedsOf, permissionField } from '../../shared/operation/agentPermission';
import { callOptions } from '../../shared/operation/keepInput';
import { type Menu, type Resource, resourceOf } from '../../shared/operation/resource';
import { PERMISSIONS } from './agentPermission';
import type { Operation } from './operation';

/** Puts a resource together: the operations appear in the menu in the order given. */
export function resource(menu: Menu, operations: Operation[], preset: string): Resource<Operation> {
	return resourceOf(menu, operations, preset, ['fields', 'output', 'intent', 'execute'], fieldsOf);
}

/** What an agent may do with an operation, then its own fields. */
function fieldsOf(operation: Operation): INodeProperties[] {
	const switches = agentNeedsOf(operation).map((name) => permissionField(PERMISSIONS[name]));
	return [...switches, ...operation.fields, callOptions()];
}

import type { INodeProperties } from 'n8n-workflow';
import { agentNeedsOf } from '../../shared/operation/agentPermission';
import { agentPermissionField } from './agentPermission';
import { callOptions } from './callOptions';
import { sendInBulkField } from '../../shared/operation/sendInBulkField';
import {
	isReading,
	type Menu,
	type Resource as ResourceOf,
	resourceOf,
} from '../../shared/operation/resource';
import { signInNotice } from './signInNotice';
import { simplify } from './simplify';
import type { Operation } from './operation';

/** A thing of BILL and what can be done with it. */
export type Resource = ResourceOf<Operation>;

const PARTS: Array<keyof Operation> = ['fields', 'output', 'calls', 'execute'];

/** Puts a resource together: the operations appear in the menu in the order given. */
export function resource(menu: Menu, operations: Operation[], preset: string): Resource {
	return resourceOf(menu, operations, preset, PARTS, fieldsOf);
}

/** The fields every operation of its kind has stand around its own. */
function fieldsOf(operation: Operation): INodeProperties[] {
	return [
		...(operation.signIn ? [signInNotice(operation.signIn)] : []),
		...agentNeedsOf(operation).map(agentPermissionField),
		...operation.fields,
		...(operation.bulk ? [sendInBulkField(bulkWords(operation.bulk.size))] : []),
		...(operation.output.simple ? [simplify(isReading(operation))] : []),
		callOptions,
	];
}

function bulkWords(size: number): string {
	return `Whether to send up to ${size} input items in one BILL call. Each item gets its own result or error, and one that BILL refuses does not stop the others.`;
}

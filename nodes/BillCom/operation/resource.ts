import type { INodeProperties } from 'n8n-workflow';
import { agentNeedsOf, permissionField } from '../../shared/operation/agentPermission';
import { PERMISSIONS } from './agentPermission';
import { callOptions } from '../../shared/operation/keepInput';
import { sendInBulkField } from '../../shared/operation/sendInBulkField';
import {
	isReading,
	type Menu,
	type Resource as ResourceOf,
	resourceOf,
} from '../../shared/operation/resource';
import type { BulkRead } from './bulkRead';
import type { BulkWrite } from './bulkWrite';
import type { Operation } from './operation';

const includeApiLog: INodeProperties = {
	displayName: 'Include API Log',
	name: 'includeApiLog',
	type: 'boolean',
	default: false,
	description:
		'Whether to add each BILL call made for the item as "apiLog": method, path, status, milliseconds, request and response. Secrets, bank numbers and tokens are masked.',
};

const NO_TOKEN =
	'If the credential signs in with a sync token, BILL refuses this: choose one with Sign In With set to User.';

/** Says in the editor, before anything runs, that not every credential will do. n8n lets no field depend on a credential. */
function signInNotice(signIn: NonNullable<Operation['signIn']>): INodeProperties {
	return {
		displayName:
			signIn === 'user'
				? NO_TOKEN
				: `${NO_TOKEN} BILL must also trust the session: <b>Session: Get</b> shows whether it does. The workflow <b>Renew BILL trust</b>, or <b>Send Code</b> and <b>Confirm Code</b>, renew the trust for about 30 days.`,
		name: 'signInNotice',
		type: 'notice',
		default: '',
	};
}

const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Whether only the main fields leave the node. On for operations that read. */
function simplify(isOn: boolean): INodeProperties {
	return isOn ? simplifyField : Object.assign({}, simplifyField, { default: false });
}

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
		...agentNeedsOf(operation).map((need) => permissionField(PERMISSIONS[need])),
		...operation.fields,
		...(operation.bulk ? [sendInBulkField(bulkWords(operation.bulk))] : []),
		...(operation.bulkRead ? [sendInBulkField(bulkReadWords(operation.bulkRead))] : []),
		...(operation.output.simple ? [simplify(isReading(operation))] : []),
		callOptions(includeApiLog),
	];
}

function bulkReadWords({ size, note = '' }: BulkRead): string {
	const words = `Whether to read up to ${size} input items in one BILL call. Each item gets its own record or error, and one that BILL does not know does not stop the others.`;
	return note ? `${words} ${note}` : words;
}

function bulkWords({ size, note = '' }: Pick<BulkWrite, 'size' | 'note'>): string {
	const words = `Whether to send up to ${size} input items in one BILL call. Each item gets its own result or error, and one that BILL refuses does not stop the others.`;
	return note ? `${words} ${note}` : words;
}

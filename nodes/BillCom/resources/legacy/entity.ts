import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { assertAgentMay } from '../../operation/agentPermission';
import { type ParameterReader, shown } from '../../parameters/reader';
import type { Output } from '../../../shared/operation/outputShape';

/** What every v2 object has; each entity adds its own fields (BILL v2 api-structure). */
export const legacyOutput: Output = {
	shape: {
		createdTime: 'text',
		entity: 'text',
		id: 'text',
		isActive: 'text',
		updatedTime: 'text',
	},
	isOpen: true,
};

const OTHER = 'other';

/** Entities of accounts payable (BILL v2, 2026-11). */
const ENTITIES: Array<[string, string]> = [
	['Accounting Class', 'ActgClass'],
	['Approval Policy', 'ApprovalPolicy'],
	['Approval Policy Approver', 'ApprovalPolicyApprover'],
	['Bill', 'Bill'],
	['Bill Approver', 'BillApprover'],
	['Bill Credit', 'BillCredit'],
	['Bill Line Item', 'BillLineItem'],
	['Chart of Account', 'ChartOfAccount'],
	['Customer', 'Customer'],
	['Department', 'Department'],
	['Employee', 'Employee'],
	['Item', 'Item'],
	['Job', 'Job'],
	['Location', 'Location'],
	['Other', OTHER],
	['Payment Term', 'PaymentTerm'],
	['Profile', 'Profile'],
	['Recurring Bill', 'RecurringBill'],
	['Sent Payment', 'SentPay'],
	['User', 'User'],
	['Vendor', 'Vendor'],
	['Vendor Bank Account', 'VendorBankAccount'],
	['Vendor Credit', 'VendorCredit'],
];

const entityName: INodeProperties = {
	displayName: 'Entity Name',
	name: 'entityName',
	type: 'string',
	// Not required: n8n shows the field as soon as Entity is an expression, and would not run without it.
	default: '',
	placeholder: 'e.g. Invoice',
	displayOptions: { show: { entity: [OTHER] } },
	description: 'The name as API v2 spells it, for example VendorCredit',
};

const entityKind: INodeProperties = {
	displayName: 'Entity',
	name: 'entity',
	type: 'options',
	options: ENTITIES.map(([name, value]) => ({ name, value })),
	default: 'Vendor',
	description: 'The kind of object. Other takes any name of API v2.',
};

/** Lists that money does not follow; a change of any other entity can pay, change who is paid, or decide. */
const PLAIN_LISTS = new Set([
	'ActgClass',
	'ChartOfAccount',
	'Customer',
	'Department',
	'Employee',
	'Item',
	'Job',
	'Location',
	'PaymentTerm',
]);

/** Refuses the change of an entity that an agent may not touch with Let the Agent Write alone. */
export function assertAgentMayChangeEntity(ctx: IExecuteFunctions, entity: string, itemIndex: number): void {
	if (PLAIN_LISTS.has(entity)) return;
	assertAgentMay(ctx, 'anything', itemIndex, `It would change the v2 entity ${entity} without any check`);
}

/** Which kind of object: those of accounts payable by name, any other by v2's word. */
export const entityFields: INodeProperties[] = [entityKind, entityName];

/** The entity as v2 spells it. */
export function readEntity(read: ParameterReader): string {
	const chosen = read.requiredText(entityKind);
	const entity = chosen === OTHER ? read.requiredText(entityName) : chosen;
	if (/^[A-Za-z]+$/.test(entity)) return entity;
	throw read.refuse(`Entity is ${shown(entity)}`, 'Use a name such as Vendor.');
}

/** The object by its id. A plain text, because v2 searches differ from entity to entity. */
export const legacyId: INodeProperties = {
	displayName: 'ID',
	name: 'legacyId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 00901ABCDEFGHIJKLMNO',
	description: 'The ID of the object, the same in v2 and v3. Get Many returns it.',
};

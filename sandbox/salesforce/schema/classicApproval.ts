import {
	field,
	type FieldDefinition,
	lookup,
	type ObjectDefinition,
	systemField,
} from '../metadata/definition';
import { auditFields, idField } from '../metadata/systemFields';

/** Statuses of a classic approval; `Removed` is a recall. */
export const INSTANCE_STATUSES = ['Pending', 'Approved', 'Rejected', 'Removed'] as const;

const STEP_STATUSES = ['Started', 'Pending', 'Approved', 'Rejected', 'Removed', 'Reassigned'] as const;
const readOnly = { createable: false, updateable: false };
const targets = ['AP_Invoice__c', 'Payable__c', 'Account'] as const;

const target = (childRelationshipName?: string): FieldDefinition =>
	systemField('TargetObjectId', 'reference', {
		length: 18,
		referenceTo: targets,
		relationshipName: 'TargetObject',
		childRelationshipName,
	});
const elapsed: readonly FieldDefinition[] = ['Days', 'Hours', 'Minutes'].map((unit) =>
	systemField(`ElapsedTimeIn${unit}`, 'double', { precision: 18, scale: 2 }),
);
/** A person or a queue. */
const actor = (name: string, details: Partial<FieldDefinition> = {}): FieldDefinition =>
	systemField(name, 'reference', {
		length: 18,
		referenceTo: ['User', 'Group'],
		relationshipName: name.replace(/Id$/, ''),
		...details,
	});
const actors: readonly FieldDefinition[] = [actor('OriginalActorId'), actor('ActorId')];
const ofInstance = (childRelationshipName: string) =>
	lookup('ProcessInstanceId', 'ProcessInstance', { ...readOnly, childRelationshipName });
const table = { createable: false, updateable: false, deletable: false, queryable: true };

/** One submission. */
const processInstance: ObjectDefinition = {
	...table,
	name: 'ProcessInstance',
	label: 'Process Instance',
	labelPlural: 'Process Instances',
	keyPrefix: '04g',
	fields: [
		idField,
		lookup('ProcessDefinitionId', 'ProcessDefinition', readOnly),
		target('ProcessInstances'),
		systemField('Status', 'picklist', { length: 40, picklistValues: INSTANCE_STATUSES }),
		systemField('CompletedDate', 'datetime'),
		lookup('LastActorId', 'User', readOnly),
		lookup('SubmittedById', 'User', readOnly),
		...elapsed,
		...auditFields,
	],
};

/** One finished action. */
const processInstanceStep: ObjectDefinition = {
	...table,
	name: 'ProcessInstanceStep',
	label: 'Process Instance Step',
	labelPlural: 'Process Instance Steps',
	keyPrefix: '04h',
	fields: [
		idField,
		ofInstance('Steps'),
		systemField('StepStatus', 'picklist', { length: 40, picklistValues: STEP_STATUSES }),
		...actors,
		systemField('Comments', 'textarea', { length: 4000 }),
		lookup('StepNodeId', 'ProcessNode', readOnly),
		...elapsed,
		...auditFields.filter(({ name }) => !name.startsWith('LastModified') && name !== 'IsDeleted'),
	],
};

/** One open request. Its actor may be changed, which is how a request is reassigned. */
const processInstanceWorkitem: ObjectDefinition = {
	...table,
	name: 'ProcessInstanceWorkitem',
	label: 'Approval Request',
	labelPlural: 'Approval Requests',
	keyPrefix: '04i',
	updateable: true,
	fields: [
		idField,
		ofInstance('Workitems'),
		actors[0],
		actor('ActorId', { updateable: true, required: true }),
		...elapsed,
		...auditFields.filter(({ name }) => !name.startsWith('LastModified')),
	],
};

/** Steps and work items in one list. Only reachable as the nested relationship `StepsAndWorkitems`. */
const processInstanceHistory: ObjectDefinition = {
	...table,
	name: 'ProcessInstanceHistory',
	label: 'Process Instance History',
	labelPlural: 'Process Instance History',
	keyPrefix: '04h',
	queryable: false,
	fields: [
		idField,
		systemField('IsPending', 'boolean'),
		ofInstance('StepsAndWorkitems'),
		target(),
		systemField('StepStatus', 'picklist', { length: 40, picklistValues: STEP_STATUSES }),
		...actors,
		systemField('Comments', 'textarea', { length: 4000 }),
		lookup('ProcessNodeId', 'ProcessNode', readOnly),
		systemField('RemindersSent', 'int'),
		...elapsed,
		...auditFields.filter(({ name }) => !name.startsWith('LastModified')),
	],
};

/** The approval process itself. */
const processDefinition: ObjectDefinition = {
	...table,
	name: 'ProcessDefinition',
	label: 'Process Definition',
	labelPlural: 'Process Definitions',
	keyPrefix: '04a',
	fields: [
		idField,
		systemField('Name', 'string', { length: 255 }),
		systemField('DeveloperName', 'string', { length: 80 }),
		systemField('Type', 'picklist', { length: 40, picklistValues: ['Approval'] }),
		systemField('Description', 'textarea', { length: 1000 }),
		systemField('TableEnumOrId', 'picklist', { length: 40, picklistValues: targets }),
		systemField('LockType', 'picklist', { length: 40, picklistValues: ['Total', 'Admin', 'Owner', 'None'] }),
		systemField('State', 'picklist', { length: 40, picklistValues: ['Active', 'Inactive', 'Obsolete'] }),
		...auditFields.filter(({ name }) => name !== 'IsDeleted'),
	],
};

/** One step of the process. */
const processNode: ObjectDefinition = {
	...table,
	name: 'ProcessNode',
	label: 'Process Node',
	labelPlural: 'Process Nodes',
	keyPrefix: '04b',
	fields: [
		idField,
		systemField('Name', 'string', { length: 80 }),
		systemField('DeveloperName', 'string', { length: 80 }),
		lookup('ProcessDefinitionId', 'ProcessDefinition', readOnly),
		field('Description', 'textarea', { ...readOnly, length: 1000 }),
		systemField('SystemModstamp', 'datetime'),
	],
};

/** The objects of classic approval processes, all written by the engine alone. */
export const classicApprovalObjects: readonly ObjectDefinition[] = [
	processInstance,
	processInstanceStep,
	processInstanceWorkitem,
	processInstanceHistory,
	processDefinition,
	processNode,
];

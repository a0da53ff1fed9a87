import { lookup, type ObjectDefinition, systemField } from '../metadata/definition';
import { auditFields, idField } from '../metadata/systemFields';

const readOnly = { createable: false, updateable: false };
const table = { createable: false, updateable: false, deletable: false, queryable: true };

/** Queues and public groups. Approvals may wait for a queue; whoever is a member decides. */
const group: ObjectDefinition = {
	...table,
	name: 'Group',
	label: 'Group',
	labelPlural: 'Groups',
	keyPrefix: '00G',
	fields: [
		idField,
		systemField('Name', 'string', { length: 40 }),
		systemField('DeveloperName', 'string', { length: 80 }),
		systemField('Type', 'picklist', { length: 40, picklistValues: ['Regular', 'Queue', 'Role'] }),
		systemField('Email', 'email', { length: 80 }),
		systemField('DoesSendEmailToMembers', 'boolean'),
		...auditFields.filter(({ name }) => name !== 'IsDeleted'),
	],
};

/** Who is in a group: users, and other groups. */
const groupMember: ObjectDefinition = {
	...table,
	name: 'GroupMember',
	label: 'Group Member',
	labelPlural: 'Group Members',
	keyPrefix: '011',
	fields: [
		idField,
		lookup('GroupId', 'Group', readOnly),
		systemField('UserOrGroupId', 'reference', { length: 18, referenceTo: ['User', 'Group'] }),
		systemField('SystemModstamp', 'datetime'),
	],
};

/** Which objects a queue may own. */
const queueSobject: ObjectDefinition = {
	...table,
	name: 'QueueSobject',
	label: 'Queue Sobject',
	labelPlural: 'Queue Sobjects',
	keyPrefix: '03g',
	fields: [
		idField,
		lookup('QueueId', 'Group', { ...readOnly, relationshipName: 'Queue' }),
		systemField('SobjectType', 'picklist', { length: 40 }),
	],
};

/** Groups, queues and their members. */
export const groupObjects: readonly ObjectDefinition[] = [group, groupMember, queueSobject];

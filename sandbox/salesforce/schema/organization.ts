import { lookup, type ObjectDefinition, systemField } from '../metadata/definition';
import { auditFields, idField } from '../metadata/systemFields';

const readOnly = { createable: false, updateable: false };

/** The role hierarchy. */
export const userRole: ObjectDefinition = {
	name: 'UserRole',
	label: 'Role',
	labelPlural: 'Roles',
	keyPrefix: '00E',
	createable: false,
	updateable: false,
	deletable: false,
	queryable: true,
	fields: [
		idField,
		systemField('Name', 'string', { length: 80 }),
		systemField('DeveloperName', 'string', { length: 80 }),
		lookup('ParentRoleId', 'UserRole', { ...readOnly, relationshipName: undefined }),
		systemField('SystemModstamp', 'datetime'),
	],
};

/** What a user may do with a record. Its rows are computed for the record and the user a query names. */
export const userRecordAccess: ObjectDefinition = {
	name: 'UserRecordAccess',
	label: 'User Record Access',
	labelPlural: 'User Record Access',
	keyPrefix: '0gr',
	createable: false,
	updateable: false,
	deletable: false,
	queryable: true,
	fields: [
		idField,
		systemField('RecordId', 'reference', { length: 18, referenceTo: ['Account', 'AP_Invoice__c'] }),
		lookup('UserId', 'User', readOnly),
		systemField('HasReadAccess', 'boolean'),
		systemField('HasEditAccess', 'boolean'),
	],
};

/** People of the org. Read only here: the tenant defines them. */
export const user: ObjectDefinition = {
	name: 'User',
	label: 'User',
	labelPlural: 'Users',
	keyPrefix: '005',
	createable: false,
	updateable: false,
	deletable: false,
	queryable: true,
	fields: [
		idField,
		systemField('Username', 'string', { length: 80, indexed: true }),
		systemField('Name', 'string', { label: 'Full Name', length: 121 }),
		systemField('FirstName', 'string', { length: 40 }),
		systemField('LastName', 'string', { length: 80 }),
		systemField('Email', 'email', { length: 128 }),
		systemField('IsActive', 'boolean', { label: 'Active' }),
		systemField('UserType', 'picklist', { length: 40, picklistValues: ['Standard', 'AutomatedProcess'] }),
		systemField('TimeZoneSidKey', 'string', { label: 'Time Zone', length: 40 }),
		systemField('LocaleSidKey', 'string', { label: 'Locale', length: 40 }),
		systemField('LanguageLocaleKey', 'string', { label: 'Language', length: 40 }),
		lookup('ManagerId', 'User', readOnly),
		lookup('DelegatedApproverId', 'User', readOnly),
		lookup('UserRoleId', 'UserRole', readOnly),
		...auditFields.filter(({ name }) => name !== 'IsDeleted'),
	],
};

/** The org itself. `IsSandbox` follows the switch `isSandbox`. */
export const organization: ObjectDefinition = {
	name: 'Organization',
	label: 'Organization',
	labelPlural: 'Organizations',
	keyPrefix: '00D',
	createable: false,
	updateable: false,
	deletable: false,
	queryable: true,
	fields: [
		idField,
		systemField('Name', 'string', { length: 80 }),
		systemField('IsSandbox', 'boolean', { label: 'Is Sandbox' }),
		systemField('OrganizationType', 'picklist', {
			label: 'Edition',
			length: 40,
			picklistValues: ['Developer Edition', 'Enterprise Edition', 'Unlimited Edition'],
		}),
		systemField('InstanceName', 'string', { length: 5 }),
		// Only an org on trial has it.
		systemField('TrialExpirationDate', 'datetime', { label: 'Trial Expiration Date' }),
		systemField('NamespacePrefix', 'string', { length: 15 }),
		systemField('TimeZoneSidKey', 'string', { label: 'Time Zone', length: 40 }),
		systemField('LanguageLocaleKey', 'string', { label: 'Locale', length: 40 }),
		...auditFields.filter(({ name }) => name !== 'IsDeleted'),
	],
};

import { type ObjectDefinition, text } from '../metadata/definition';
import { auditFields, idField, ownerField } from '../metadata/systemFields';

const FIELDS = 500;

/** An org's own object with as many fields as grown orgs have: naming all of them takes more than an address may hold. */
export const wideRecord: ObjectDefinition = {
	name: 'Wide_Record__c',
	label: 'Wide Record',
	labelPlural: 'Wide Records',
	keyPrefix: 'a09',
	createable: true,
	updateable: true,
	deletable: true,
	queryable: true,
	fields: [
		idField,
		text('Name', 80),
		ownerField,
		...auditFields,
		...Array.from({ length: FIELDS }, (_, index) =>
			text(`Field_Of_A_Grown_Org_${String(index + 1).padStart(3, '0')}__c`, 255),
		),
	],
};

import type { FieldDefinition, FieldType, ObjectDefinition } from '../metadata/definition';
import { childRelationships, ORG_OBJECTS } from './org';

const SOAP_TYPES: Partial<Record<FieldType, string>> = {
	id: 'tns:ID',
	reference: 'tns:ID',
	currency: 'xsd:double',
	double: 'xsd:double',
	int: 'xsd:int',
	boolean: 'xsd:boolean',
	date: 'xsd:date',
	datetime: 'xsd:dateTime',
	time: 'xsd:time',
};

/** What the global describe tells of an object. */
export function describeSummary(object: ObjectDefinition, base: string): Record<string, unknown> {
	const isEvent = object.name.endsWith('__e');
	const urls = {
		sobject: `${base}/sobjects/${object.name}`,
		describe: `${base}/sobjects/${object.name}/describe`,
		rowTemplate: `${base}/sobjects/${object.name}/{ID}`,
	};
	return {
		name: object.name,
		label: object.label,
		labelPlural: object.labelPlural,
		keyPrefix: object.keyPrefix,
		custom: isCustom(object.name),
		customSetting: false,
		activateable: false,
		createable: object.createable,
		updateable: object.updateable,
		deletable: object.deletable,
		undeletable: false,
		mergeable: false,
		queryable: object.queryable,
		retrieveable: object.queryable,
		replicateable: object.queryable,
		searchable: object.queryable && object.createable,
		layoutable: object.createable && !isEvent,
		triggerable: object.createable,
		feedEnabled: false,
		deprecatedAndHidden: false,
		urls,
	};
}

/** What the describe call tells of an object. Not modelled: record types, layouts, dependent picklists. */
export function describeObject(object: ObjectDefinition, base: string): Record<string, unknown> {
	return {
		...describeSummary(object, base),
		actionOverrides: [],
		childRelationships: childRelationships(object).map(({ name, child, field }) => ({
			relationshipName: name,
			childSObject: child.name,
			field: field.name,
			cascadeDelete: field.masterDetail ?? false,
			restrictedDelete: false,
			deprecatedAndHidden: false,
			junctionIdListNames: [],
			junctionReferenceTo: [],
		})),
		compactLayoutable: false,
		fields: object.fields.map(describeField),
		namedLayoutInfos: [],
		recordTypeInfos: [],
		supportedScopes: [{ label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' }],
	};
}

/** The list of objects the org has; `visible` leaves out, or cuts down, what the user may not use. */
export function describeGlobal(
	base: string,
	visible: (object: ObjectDefinition) => ObjectDefinition | undefined = (object) => object,
): Record<string, unknown> {
	const sobjects = ORG_OBJECTS.flatMap((object) => visible(object) ?? []).map((object) =>
		describeSummary(object, base),
	);
	return { encoding: 'UTF-8', maxBatchSize: 200, sobjects };
}

function describeField(field: FieldDefinition): Record<string, unknown> {
	const { name, label, type, length = 0, precision = 0, scale = 0 } = field;
	const isAutomatic =
		field.autoNumber !== undefined || (field.defaultValue ?? null) !== null || type === 'boolean';
	return {
		name,
		label,
		type,
		length,
		byteLength: length * 3,
		precision,
		scale,
		digits: type === 'int' ? 9 : 0,
		soapType: SOAP_TYPES[type] ?? 'xsd:string',
		custom: isCustom(name),
		createable: field.createable,
		updateable: field.updateable,
		nillable: !field.required && type !== 'boolean' && field.createable,
		defaultedOnCreate: isAutomatic || !field.createable || name === 'OwnerId',
		defaultValue: field.defaultValue ?? null,
		autoNumber: field.autoNumber !== undefined,
		externalId: field.externalId ?? false,
		idLookup: type === 'id' || (field.externalId ?? false),
		unique: field.unique ?? false,
		caseSensitive: field.caseSensitive ?? false,
		filterable: field.filterable ?? true,
		sortable: field.filterable ?? true,
		groupable: (field.filterable ?? true) && !['currency', 'double', 'datetime'].includes(type),
		aggregatable: field.filterable ?? true,
		nameField: name === 'Name',
		namePointing: (field.referenceTo?.length ?? 0) > 1,
		calculated: false,
		calculatedFormula: null,
		cascadeDelete: field.masterDetail ?? false,
		restrictedPicklist: field.picklistValues !== undefined && field.createable,
		dependentPicklist: false,
		deprecatedAndHidden: false,
		encrypted: false,
		htmlFormatted: false,
		inlineHelpText: null,
		permissionable: isCustom(name) && !field.required,
		picklistValues: describePicklist(field),
		polymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
		referenceTo: field.referenceTo ?? [],
		relationshipName: field.relationshipName ?? null,
		relationshipOrder: field.masterDetail ? 0 : null,
		writeRequiresMasterRead: false,
	};
}

function describePicklist({
	picklistValues = [],
	defaultValue,
}: FieldDefinition): Array<Record<string, unknown>> {
	return picklistValues.map((value) => ({
		value,
		label: value,
		active: true,
		defaultValue: value === defaultValue,
		validFor: null,
	}));
}

function isCustom(name: string): boolean {
	return /__[ce]$/.test(name);
}

import { toFieldDefinition } from './customField';
import { type FieldDefinition, type ObjectDefinition, systemField } from './definition';
import { readFields, readObject } from './packageSource';
import { auditFields, currencyField, idField, ownerField } from './systemFields';
import type { XmlElement } from './xmlElement';

/** What an org adds to an object that is deployed to it. */
interface OrgSide {
	/** The org hands prefixes out in the order objects are created. */
	keyPrefix: string;
	/** Text fields kept in an index of the simulator's own store, because queries look records up by them. */
	indexed?: readonly string[];
}

/** The custom fields the package adds to a standard object. */
export function loadCustomFields(objectName: string): FieldDefinition[] {
	return readFields(objectName).map(toFieldDefinition);
}

/**
 * Loads a custom object of the package with the fields the platform adds to it.
 * @throws {Error} naming the file, when the metadata lacks what the org needs
 */
export function loadCustomObject(name: string, { keyPrefix, indexed = [] }: OrgSide): ObjectDefinition {
	const xml = readObject(name);
	const isDetail = xml.text('sharingModel') === 'ControlledByParent';
	const custom = loadCustomFields(name).map((one) =>
		indexed.includes(one.name) ? { ...one, indexed: true } : one,
	);
	return {
		...labelsOf(xml),
		name,
		keyPrefix,
		createable: true,
		updateable: true,
		deletable: true,
		queryable: true,
		fields: [
			idField,
			nameFieldOf(xml),
			...(isDetail ? [] : [ownerField]),
			...auditFields,
			currencyField,
			...custom,
		],
	};
}

/** Loads a platform event of the package: it can be created (published) and described, and nothing else. */
export function loadPlatformEvent(name: string, { keyPrefix }: OrgSide): ObjectDefinition {
	return {
		...labelsOf(readObject(name)),
		name,
		keyPrefix,
		createable: true,
		updateable: false,
		deletable: false,
		queryable: false,
		fields: [
			systemField('ReplayId', 'string', { length: 1000 }),
			systemField('EventUuid', 'string', { length: 36 }),
			systemField('CreatedDate', 'datetime'),
			systemField('CreatedById', 'string', { length: 18 }),
			...loadCustomFields(name),
		],
	};
}

function labelsOf(xml: XmlElement): { label: string; labelPlural: string } {
	return { label: xml.requireText('label'), labelPlural: xml.requireText('pluralLabel') };
}

/** Auto numbers alone: `AP-{000000}` is the prefix and six digits. */
function nameFieldOf(xml: XmlElement): FieldDefinition {
	const nameField = xml.requireChild('nameField');
	const format = nameField.requireText('displayFormat');
	const [, prefix, digits] = /^([^{]*)\{(0+)\}$/.exec(format) ?? [];
	if (digits === undefined) throw new Error(`The simulator does not model the display format ${format}`);
	return systemField('Name', 'string', {
		label: nameField.requireText('label'),
		length: 80,
		autoNumber: { prefix, digits: digits.length },
		indexed: true,
	});
}

/**
 * Whether a checkbox of a custom setting is on in an org that only deployed the package: the default of its field.
 * @throws {Error} when the package has no such setting
 */
export function isOnByDefault(objectName: string, fieldName: string): boolean {
	const setting = loadCustomFields(objectName).find(({ name }) => name === fieldName);
	if (!setting) throw new Error(`The package has no setting ${objectName}.${fieldName}`);
	return setting.defaultValue === true;
}

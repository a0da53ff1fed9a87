import { currency, field, type FieldDefinition, lookup, picklist, text } from './definition';
import type { XmlElement } from './xmlElement';

/** What the builders of definitions take besides name and type. */
type Details = Parameters<typeof text>[2];

const BUILDERS: Record<
	string,
	((xml: XmlElement, name: string, details: Details) => FieldDefinition) | undefined
> = {
	Text: (xml, name, details) => text(name, lengthOf(xml), details),
	LongTextArea: (xml, name, details) =>
		field(name, 'textarea', { ...details, length: lengthOf(xml), filterable: false }),
	Currency: (xml, name, details) => currency(name, { ...details, ...digitsOf(xml) }),
	Number: (xml, name, details) => field(name, 'double', { ...details, ...digitsOf(xml) }),
	Date: (_xml, name, details) => field(name, 'date', details),
	DateTime: (_xml, name, details) => field(name, 'datetime', details),
	Checkbox: (xml, name, details) =>
		field(name, 'boolean', { ...details, defaultValue: xml.flag('defaultValue') }),
	Picklist: toPicklist,
	Lookup: toReference,
	MasterDetail: (xml, name, details) =>
		toReference(xml, name, { ...details, required: true, updateable: false, masterDetail: true }),
};

/**
 * Turns the metadata of a custom field into what the org knows of it.
 * @throws {Error} for a field type the simulator does not model
 */
export function toFieldDefinition(xml: XmlElement): FieldDefinition {
	const name = xml.requireText('fullName');
	const type = xml.requireText('type');
	const build = BUILDERS[type];
	if (!build) throw new Error(`The simulator has no field type ${type}, which ${name} is of`);
	const details: Details = { label: xml.requireText('label') };
	for (const flag of ['required', 'externalId', 'unique', 'caseSensitive'] as const)
		if (xml.flag(flag)) details[flag] = true;
	return build(xml, name, details);
}

function toPicklist(xml: XmlElement, name: string, details: Details): FieldDefinition {
	const values = xml.requireChild('valueSet').requireChild('valueSetDefinition').children('value');
	const preset = values.find((value) => value.flag('default'));
	return picklist(
		name,
		values.map((value) => value.requireText('fullName')),
		{ ...details, defaultValue: preset?.requireText('fullName') },
	);
}

function toReference(xml: XmlElement, name: string, details: Details): FieldDefinition {
	const children = xml.text('relationshipName');
	const childRelationshipName = children && `${children}__r`;
	return lookup(name, xml.requireText('referenceTo'), { ...details, childRelationshipName });
}

function lengthOf(xml: XmlElement): number {
	return Number.parseInt(xml.requireText('length'), 10);
}

function digitsOf(xml: XmlElement): { precision?: number; scale?: number } {
	return { precision: xml.integer('precision'), scale: xml.integer('scale') };
}

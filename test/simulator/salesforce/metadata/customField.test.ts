import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toFieldDefinition } from '../../../../sandbox/salesforce/metadata/customField';
import { readXml } from '../../../../sandbox/salesforce/metadata/xmlElement';

describe('custom fields read from metadata', () => {
	let file: string;
	const field = (inside: string) => {
		writeFileSync(
			file,
			`<CustomField><fullName>A__c</fullName><label>A label</label>${inside}</CustomField>`,
		);
		return toFieldDefinition(readXml(file, 'CustomField'));
	};

	beforeEach(() => {
		file = join(mkdtempSync(join(tmpdir(), 'n8n-nodes-billcom-salesforce-metadata-')), 'A__c.field-meta.xml');
	});
	afterEach(() => rmSync(join(file, '..'), { recursive: true }));

	it('reads a text that is a key', () => {
		const flags = ['externalId', 'unique', 'caseSensitive'].map((flag) => `<${flag}>true</${flag}>`).join('');

		expect(field(`<type>Text</type><length>40</length>${flags}<required>false</required>`)).toEqual({
			name: 'A__c',
			label: 'A label',
			type: 'string',
			length: 40,
			createable: true,
			updateable: true,
			externalId: true,
			unique: true,
			caseSensitive: true,
		});
	});

	it('reads the values of a picklist in their order, and the default', () => {
		const value = (name: string, isDefault: boolean) =>
			`<value><fullName>${name}</fullName><default>${isDefault}</default></value>`;
		const set = `<valueSet><valueSetDefinition>${value('Z', false)}${value('Y &amp; X', true)}</valueSetDefinition></valueSet>`;

		expect(field(`<type>Picklist</type>${set}`)).toMatchObject({
			picklistValues: ['Z', 'Y & X'],
			defaultValue: 'Y & X',
		});
	});

	it('reads a master as required and fixed', () => {
		const inside =
			'<type>MasterDetail</type><referenceTo>B__c</referenceTo><relationshipName>As</relationshipName>';

		expect(field(inside)).toMatchObject({
			type: 'reference',
			referenceTo: ['B__c'],
			relationshipName: 'A__r',
			childRelationshipName: 'As__r',
			required: true,
			updateable: false,
			masterDetail: true,
		});
	});

	it.each([
		['a type it does not model', '<type>Location</type>', 'no field type Location'],
		['a missing element', '<type>Text</type>', '<length>'],
		['broken XML', '<type>Text', 'A__c.field-meta.xml:1'],
	])('refuses %s', (_what, inside, message) => {
		expect(() => field(inside)).toThrow(message);
	});
});

import { compareWithType } from './metadataTypes';
import { allMetadata, filesEnding, readMetadata, readText, textsAt } from './packageSource';

/** The ending of a file for each metadata type. */
const ENDINGS: Record<string, string> = {
	ApexClass: 'cls',
	ApexTrigger: 'trigger',
	ApprovalProcess: 'approvalProcess',
	CompactLayout: 'compactLayout',
	CustomApplication: 'app',
	CustomField: 'field',
	CustomObject: 'object',
	CustomTab: 'tab',
	FlexiPage: 'flexipage',
	Flow: 'flow',
	Layout: 'layout',
	ListView: 'listView',
	PermissionSet: 'permissionset',
	QuickAction: 'quickAction',
	Report: 'report',
	ReportFolder: 'reportFolder',
	ReportType: 'reportType',
	ValidationRule: 'validationRule',
	Workflow: 'workflow',
};

describe('metadata of the Salesforce package', () => {
	it.each(filesEnding('.xml'))(
		'%s is well-formed, named for its type and as Salesforce describes that type',
		(path) => {
			const { type, children } = readMetadata(path);

			expect(path).toMatch(new RegExp(`\\.${ENDINGS[type]}-meta\\.xml$`));
			expect(readText(path)).toContain(`<${type} xmlns="http://soap.sforce.com/2006/04/metadata">`);
			expect(compareWithType(type, children)).toEqual([]);
		},
	);

	it.each([
		['an element that does not exist', [['bogus', 'x']], 'CustomField/bogus does not exist'],
		['a value outside the list', [['type', 'Money']], 'CustomField/type cannot be "Money"'],
		['a flag that is none', [['unique', 'yes']], 'CustomField/unique cannot be "yes"'],
		['a number that is none', [['length', 'long']], 'CustomField/length cannot be "long"'],
		['an element that is there twice', [['label', 'A'], ['label', 'B']], 'CustomField/label repeats'], // prettier-ignore
		['an element that is missing', [['label', 'A']], 'CustomField/type is missing'],
	] as Array<[string, Array<[string, string]>, string]>)('would notice %s', (_what, children, finding) => {
		expect(compareWithType('CustomField', children)).toContain(finding);
	});

	it('is of API version 66 throughout', () => {
		const versions = allMetadata.flatMap(({ children }) => textsAt(children, 'apiVersion'));

		expect(new Set(versions.map(Number))).toEqual(new Set([66]));
		expect(JSON.parse(readText('sfdx-project.json'))).toMatchObject({ sourceApiVersion: '66.0' });
	});

	it.each(
		allMetadata.filter(({ type }) =>
			[
				'CustomObject',
				'CustomField',
				'Flow',
				'PermissionSet',
				'ApprovalProcess',
				'Report',
				'ReportType',
			].includes(type),
		),
	)('$path has a description', ({ type, children }) => {
		const [description = ''] = textsAt(children, 'description');

		expect(description.length).toBeGreaterThan(25);
		if (type === 'CustomField') expect(description).toMatch(/[Ww]ritten (by|when).*read by/);
		if (type === 'CustomObject')
			expect(description).toMatch(/([Ww]rite|[Ww]ritten by|Published by).*[Rr]ead by/);
	});

	it('tells Salesforce’s limit on descriptions', () => {
		const lengths = allMetadata.flatMap(({ children, path }) =>
			textsAt(children, 'description').map((text) => ({ path, length: text.length })),
		);

		expect(lengths.filter(({ length }) => length > 1000)).toEqual([]);
	});
});

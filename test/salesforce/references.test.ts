import {
	type Child,
	elementsAt,
	metadataNamed,
	metadataOf,
	type MetadataFile,
	textsAt,
} from './packageSource';
import { fieldsOf, namesOf, objectNames, ownObjects } from './schema';

const I = 'AP_Invoice__c';

/** Those of the names `Object.Field` (or with another sign between) that are no field. */
function unknownFields(names: string[], sign = '.'): string[] {
	return names.filter((name) => {
		const [object, field] = name.split(sign);
		return !objectNames.includes(object) || !fieldsOf(object).includes(field);
	});
}

const unknownOn = (object: string, names: string[]) =>
	names.filter((name) => !fieldsOf(object).includes(name));
const missing = (names: string[], known: readonly string[]) => names.filter((name) => !known.includes(name));
const objectOf = ({ folder }: MetadataFile) => folder.split('/')[1];

describe('references inside the Salesforce package', () => {
	it.each(metadataOf('CustomField'))(
		'$path is named as its file and points to an object that exists',
		(file) => {
			const { children, name } = file;

			expect(textsAt(children, 'fullName')).toEqual([name]);
			expect(missing(textsAt(children, 'referenceTo'), objectNames)).toEqual([]);
			expect(missing([objectOf(file)], objectNames)).toEqual([]);
		},
	);

	it.each([...metadataOf('ListView'), ...metadataOf('CompactLayout')])(
		'$path shows fields that exist',
		(file) => {
			const paths = ['columns', 'fields', 'filters/field'].flatMap((path) => textsAt(file.children, path));

			expect(unknownOn(objectOf(file), paths)).toEqual([]);
			const values = elementsAt(file.children, 'filters').flatMap((filter) =>
				textsAt(filter, 'value')[0].split(','),
			);
			expect(
				missing(values, [...picklist('Approval_Status__c'), ...picklist('BILL_Sync_Status__c')]),
			).toEqual([]);
		},
	);

	it('objects use a compact layout and a record page of the package', () => {
		for (const { children } of metadataOf('CustomObject')) {
			expect(missing(textsAt(children, 'compactLayoutAssignment'), namesOf('CompactLayout'))).toEqual([]);
			expect(missing(textsAt(children, 'actionOverrides/content'), namesOf('FlexiPage'))).toEqual([]);
		}
	});

	it.each(metadataOf('Layout'))(
		'$path shows fields, actions and related lists that exist',
		({ name, children }) => {
			const [object] = name.split('-');
			const related = textsAt(children, 'relatedLists/relatedList').filter((list) => list.includes('.'));
			const actions = elementsAt(children, 'platformActionList/platformActionListItems')
				.filter((item) => textsAt(item, 'actionType')[0] === 'QuickAction')
				.flatMap((item) => textsAt(item, 'actionName'));

			expect(unknownOn(object, textsAt(children, 'layoutSections/layoutColumns/layoutItems/field'))).toEqual(
				[],
			);
			expect(unknownFields(related)).toEqual([]);
			expect(missing(actions, namesOf('QuickAction'))).toEqual([]);
		},
	);

	it('the record page shows fields that exist, BILL status among them, in facets that exist', () => {
		const { children } = metadataNamed('FlexiPage', 'AP_Invoice_Record_Page');
		const shown = textsAt(children, 'flexiPageRegions/itemInstances/fieldInstance/fieldItem');
		const facets = elementsAt(
			children,
			'flexiPageRegions/itemInstances/componentInstance/componentInstanceProperties',
		)
			.filter((property) => ['body', 'columns'].includes(textsAt(property, 'name')[0]))
			.flatMap((property) => textsAt(property, 'value'));

		expect(unknownOn(I, shown.map((item) => item.replace(/^Record\./, '')))).toEqual([]); // prettier-ignore
		expect(shown).toEqual(
			expect.arrayContaining(['Record.BILL_Sync_Status__c', 'Record.BILL_Sync_Message__c']),
		);
		expect(missing(facets, textsAt(children, 'flexiPageRegions/name'))).toEqual([]);
		expect(textsAt(children, 'sobjectType')).toEqual([I]);
	});

	it('the report and its type name fields that exist, and statuses an invoice can have', () => {
		const type = metadataNamed('ReportType', 'AP_Invoices').children;
		const report = metadataNamed('Report', 'AP_Invoices_That_Need_Attention').children;
		const paths = [
			'columns/field',
			'groupingsDown/field',
			'filter/criteriaItems/column',
			'sortColumn',
			'timeFrameFilter/dateColumn',
		];
		const named = paths.flatMap((path) => textsAt(report, path));

		expect(unknownFields(named, '$')).toEqual([]);
		expect(missing(named.map((name) => name.split('$')[1]), textsAt(type, 'sections/columns/field'))).toEqual([]); // prettier-ignore
		expect(unknownOn(I, textsAt(type, 'sections/columns/field'))).toEqual([]);
		expect(textsAt(report, 'reportType')).toEqual(['AP_Invoices__c']);
		const statuses = textsAt(report, 'filter/criteriaItems/value').flatMap((value) => value.split(','));
		expect(missing(statuses, picklist('BILL_Sync_Status__c'))).toEqual([]);
	});

	it.each(metadataOf('Flow'))('$name reads and writes objects and fields that exist', ({ children }) => {
		const parts = [...children, ...elementsAt(children, 'start').map((start): Child => ['start', start])];
		for (const [, part] of parts) {
			if (typeof part === 'string') continue;
			const [object] = textsAt(part, 'object');
			if (object === undefined) continue;
			const fields = ['filters/field', 'inputAssignments/field', 'outputAssignments/field', 'sortField'];
			expect(missing([object], objectNames)).toEqual([]);
			expect(unknownOn(object, fields.flatMap((path) => textsAt(part, path)))).toEqual([]); // prettier-ignore
		}
		const ofRecord = JSON.stringify(children).matchAll(/\$Record\.(\w+)/g);
		expect(unknownOn(I, [...ofRecord].map(([, field]) => field))).toEqual([]); // prettier-ignore
		const ofSetup = JSON.stringify(children).matchAll(/\$Setup\.(\w+\.\w+)/g);
		expect(unknownFields([...ofSetup].map(([, setting]) => setting))).toEqual([]);
	});

	it('the approval process runs field updates that exist, with values the field has', () => {
		const process = metadataNamed('ApprovalProcess', `${I}.AP_Invoice_Approval`).children;
		const updates = elementsAt(metadataNamed('Workflow', I).children, 'fieldUpdates');
		const moments = [
			'initialSubmissionActions',
			'finalApprovalActions',
			'finalRejectionActions',
			'recallActions',
		];
		const run = moments.map((moment) => textsAt(process, `${moment}/action/name`));

		expect(run.map((names) => names.length)).toEqual([1, 1, 1, 1]);
		expect(missing(run.flat(), updates.flatMap((update) => textsAt(update, 'fullName')))).toEqual([]); // prettier-ignore
		for (const update of updates) {
			const [field] = textsAt(update, 'field');
			expect(missing(textsAt(update, 'literalValue'), picklist(field))).toEqual([]);
		}
		expect(unknownOn(I, textsAt(process, 'approvalPageFields/field'))).toEqual([]);
		expect(unknownFields(textsAt(process, 'entryCriteria/criteriaItems/field'))).toEqual([]);
		const entry = textsAt(process, 'entryCriteria/criteriaItems/value').flatMap((value) => value.split(','));
		expect(missing(entry, picklist('Approval_Status__c'))).toEqual([]);
	});

	it.each(metadataOf('PermissionSet'))('$name grants what exists', ({ children }) => {
		expect(unknownFields(textsAt(children, 'fieldPermissions/field'))).toEqual([]);
		expect(missing(textsAt(children, 'objectPermissions/object'), objectNames)).toEqual([]);
		expect(missing(textsAt(children, 'tabSettings/tab'), namesOf('CustomTab'))).toEqual([]);
		expect(
			missing(textsAt(children, 'applicationVisibilities/application'), namesOf('CustomApplication')),
		).toEqual([]);
		expect(missing(textsAt(children, 'flowAccesses/flow'), namesOf('Flow'))).toEqual([]);
	});

	it('tabs, the app and quick actions stand for things that exist', () => {
		const tabs = textsAt(metadataNamed('CustomApplication', 'Accounts_Payable').children, 'tabs');

		expect(missing(namesOf('CustomTab'), ownObjects)).toEqual([]);
		expect(missing(tabs.filter((tab) => !tab.startsWith('standard-')), namesOf('CustomTab'))).toEqual([]); // prettier-ignore
		for (const { children } of metadataOf('QuickAction'))
			expect(missing(textsAt(children, 'flowDefinition'), namesOf('Flow'))).toEqual([]);
	});
});

function picklist(field: string): string[] {
	return textsAt(metadataNamed('CustomField', field).children, 'valueSet/valueSetDefinition/value/fullName');
}

/** What the editor shows of the nodes and credentials: every field says more than its label, in words of the user. */
import type { INodeProperties } from 'n8n-workflow';
import { BillComApi } from '../../credentials/BillComApi.credentials';
import { SalesforceApprovalJwtApi } from '../../credentials/SalesforceApprovalJwtApi.credentials';
import { SalesforceApprovalOAuth2Api } from '../../credentials/SalesforceApprovalOAuth2Api.credentials';
import { BillCom } from '../../nodes/BillCom/BillCom.node';
import { BillComTrigger } from '../../nodes/BillCom/BillComTrigger.node';
import { SalesforceApproval } from '../../nodes/SalesforceApproval/SalesforceApproval.node';
import { SalesforceApprovalTrigger } from '../../nodes/SalesforceApproval/SalesforceApprovalTrigger.node';

const FORMS: Array<[string, INodeProperties[]]> = [
	['BILL', new BillCom().description.properties],
	['BILL Trigger', new BillComTrigger().description.properties],
	['Salesforce Approval', new SalesforceApproval().description.properties],
	['Salesforce Approval Trigger', new SalesforceApprovalTrigger().description.properties],
	['BILL credential', new BillComApi().properties],
	['Salesforce JWT credential', new SalesforceApprovalJwtApi().properties],
	['Salesforce OAuth2 credential', new SalesforceApprovalOAuth2Api().properties],
];

/** n8n's own nodes leave these two without a description: their entries have one each. */
const MENUS = ['resource', 'operation'];
/** Words of the code, which tell a user nothing. */
const INSIDE = /\b(lanes?|twins?|fates?|heal(s|ing)?|offenders?|witness|laid over)\b/i;

interface Shown {
	path: string;
	field: INodeProperties;
}

/** The fields of a form, those inside collections included. */
function shownIn(fields: INodeProperties[], above: string): Shown[] {
	return fields.flatMap((field) => {
		if (field.type === 'notice' || field.type === 'hidden') return [];
		const path = `${above}${namedFor(field)}${field.displayName}`;
		const inside = (field.options ?? []).flatMap((option) => {
			if ('values' in option) return shownIn(option.values, `${path} > `);
			return 'type' in option ? shownIn([option], `${path} > `) : [];
		});
		return [{ path, field }, ...inside];
	});
}

function namedFor({ displayOptions }: INodeProperties): string {
	const { resource = [], operation = [] } = displayOptions?.show ?? {};
	return [...resource, ...operation].map((part) => `${String(part)}: `).join('');
}

/** Every text of a field that a user reads. */
function textsOf({ displayName, description = '', hint = '', options = [] }: INodeProperties): string[] {
	const entries = options.flatMap((option) =>
		'value' in option ? [option.name, option.description ?? '', option.action ?? ''] : [],
	);
	return [displayName, description, hint, ...entries];
}

describe.each(FORMS)('the form of the node or credential "%s"', (_name, properties) => {
	const shown = shownIn(properties, '');
	const pathsWhere = (isWrong: (field: INodeProperties) => boolean) =>
		shown.filter(({ field }) => isWrong(field)).map(({ path }) => path);

	it('describes every field', () => {
		expect(pathsWhere(({ name, description }) => !MENUS.includes(name) && !description?.trim())).toEqual([]);
	});

	it('says more than the label', () => {
		const plain = (text = '') =>
			text
				.toLowerCase()
				.replace(/^the /, '')
				.replace(/[^a-z0-9]/g, '');

		expect(pathsWhere(({ displayName, description }) => plain(displayName) === plain(description))).toEqual(
			[],
		);
	});

	it('begins the description of a switch with "Whether"', () => {
		expect(
			pathsWhere(({ type, description }) => type === 'boolean' && !description?.startsWith('Whether ')),
		).toEqual([]);
	});

	it('keeps words of the code out', () => {
		expect(pathsWhere((field) => textsOf(field).some((text) => INSIDE.test(text)))).toEqual([]);
	});
});

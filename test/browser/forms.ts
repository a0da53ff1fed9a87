/** Every form of the package, filled in as the engine tests fill it in, with records that are really there. */
import type { IDataObject, INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { BillCom } from '../../nodes/BillCom/BillCom.node';
import { SalesforceApproval } from '../../nodes/SalesforceApproval/SalesforceApproval.node';
import { addRecords } from '../engine/billRecords';
import type { BillAt, BillRow } from '../engine/billSandbox';
import { OPERATIONS as BILL_OPERATIONS } from '../engine/operations';
import type { SalesforceOrg } from '../engine/salesforceOrg';
import { OPERATIONS as SALESFORCE_OPERATIONS } from '../engine/salesforceOperations';

/** A node as it stands in a workflow. */
export interface Form {
	/** For example `payment.create`. */
	name: string;
	/** The node without its package, such as `billCom`. */
	type: string;
	parameters: INodeParameters;
}

/** The forms of all operations of the BILL node, in BILL what they name. Each has records of its own. */
export async function billForms(bill: BillAt): Promise<Form[]> {
	const forms: Form[] = [];
	/** What the latest operation of a resource put there. BILL has some things only once, such as a subscription. */
	const latest = new Map<string, Record<string, BillRow>>();
	for (const { resource, operation, arrange, parameters = {}, good } of BILL_OPERATIONS) {
		const records = await addRecords(bill);
		const more = arrange ? await arrange(bill, records).catch(() => latest.get(resource) ?? {}) : {};
		if (arrange) latest.set(resource, more);
		const given = good({ ...records, more });
		const item =
			'json' in given && typeof given.json === 'object' && given.json !== null ? given.json : given;
		forms.push({
			name: `${resource}.${operation}`,
			type: 'billCom',
			parameters: filledIn({ resource, operation, ...parameters }, item),
		});
	}
	return onePerName(forms);
}

/** The same of the Salesforce Approval node. */
export async function salesforceForms(org: SalesforceOrg): Promise<Form[]> {
	const forms: Form[] = [];
	for (const { resource, operation, arrange, parameters = {}, good } of SALESFORCE_OPERATIONS) {
		const item = good((await arrange?.(org)) ?? {});
		forms.push({
			name: `${resource}.${operation}`,
			type: 'salesforceApproval',
			parameters: filledIn({ authentication: 'jwt', resource, operation, ...parameters }, item),
		});
	}
	return onePerName(forms);
}

function onePerName(forms: Form[]): Form[] {
	return [...new Map(forms.map((form) => [form.name, form])).values()];
}

const FIELD_OF_ITEM = /^=\{\{ ?\$json\.([\w.]+) ?\}\}$/;

/** Parameters with the values of an item where they only name one: a list that depends on another field needs a value. */
function filledIn(parameters: INodeParameters, item: object): INodeParameters {
	const fill = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(fill);
		if (typeof value === 'object' && value !== null)
			return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner)]));
		const path = typeof value === 'string' ? FIELD_OF_ITEM.exec(value)?.[1] : undefined;
		const found = path
			?.split('.')
			.reduce<unknown>((at, name) => (at as IDataObject | undefined)?.[name], item);
		// What is no text, such as a list, stays the expression that the field is made for.
		return typeof found === 'string' || typeof found === 'number' ? found : value;
	};
	return fill(parameters) as INodeParameters;
}

/** A locator whose list is to be opened: of each search the first field that has it. */
export interface ListOfForm {
	search: string;
	field: string;
	form: Form;
}

/**
 * The lists of locators behind some forms, each search once. The field is empty; what is around it is filled in.
 *
 * @param besides what else has to be chosen before a search finds something, by its name
 */
export function listsOf(forms: Form[], besides: Record<string, INodeParameters> = {}): ListOfForm[] {
	const lists = new Map<string, ListOfForm>();
	for (const form of forms) {
		for (const { field, inside } of locatorsOf(form)) {
			const search = searchOf(field);
			if (!search || lists.has(`${form.type}.${search}`)) continue;
			const parameters = { ...form.parameters, ...besides[search], ...inside, ...whatShows(field) };
			lists.set(`${form.type}.${search}`, { search, field: field.name, form: { ...form, parameters } });
		}
	}
	return [...lists.values()];
}

const FIELDS: Record<string, () => INodeProperties[]> = {
	billCom: () => new BillCom().description.properties,
	salesforceApproval: () => new SalesforceApproval().description.properties,
};

/** Every locator of a form, at its top and in its collections, with parameters that show it without a value. */
function locatorsOf({ type, parameters }: Form): Array<{ field: INodeProperties; inside: INodeParameters }> {
	const { resource, operation } = parameters;
	const ofForm = (FIELDS[type]?.() ?? []).filter(({ displayOptions: { show } = {} }) => {
		const isOf = (names: unknown, name: unknown) => Array.isArray(names) && names.includes(name);
		return isOf(show?.resource, resource) && isOf(show?.operation, operation);
	});
	return ofForm.flatMap((field) =>
		locatorsIn(field).map((found) => ({
			field: found.field,
			inside: { [field.name]: found.value, ...whatShows(field) },
		})),
	);
}

type Found = { field: INodeProperties; value: INodeParameters };

const EMPTY_LOCATOR = { __rl: true, mode: 'list', value: '' };

function locatorsIn(field: INodeProperties): Found[] {
	if (field.type === 'resourceLocator') return [{ field, value: EMPTY_LOCATOR }];
	return (field.options ?? []).flatMap((option): Found[] => {
		if ('values' in option) return locatorsInRow(field, option);
		if (!('type' in option)) return [];
		return locatorsIn(option).map(({ field: inner, value }) => ({
			field: inner,
			value: { [option.name]: value },
		}));
	});
}

function locatorsInRow(field: INodeProperties, group: INodePropertyCollection): Found[] {
	const isList = field.typeOptions?.multipleValues === true;
	return group.values.flatMap((inner) =>
		locatorsIn(inner).map((found) => {
			const row = { [inner.name]: found.value, ...whatShows(inner) };
			return { field: found.field, value: { [group.name]: isList ? [row] : row } as INodeParameters };
		}),
	);
}

function searchOf({ modes = [] }: INodeProperties): string | undefined {
	return modes.find(({ type }) => type === 'list')?.typeOptions?.searchListMethod;
}

/** What has to be chosen for a field to be shown, besides its operation. */
function whatShows({ displayOptions: { show = {} } = {} }: INodeProperties): INodeParameters {
	const others = Object.entries(show).filter(([name]) => !['resource', 'operation', '@tool'].includes(name));
	return Object.fromEntries(others.map(([name, values]) => [name, values?.[0]])) as INodeParameters;
}

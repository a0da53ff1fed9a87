import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { chunked } from '../../../shared/values/chunks';
import { toText } from '../../../shared/values/text';
import { queryPages } from '../../transport/query';
import { objectLocator } from '../../parameters/locators';
import type { Operation, OperationCall } from '../../operation/operation';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { fieldsToReturn, optionalFields } from '../../parameters/recordFields';
import { combineConditions, conditionsField, toCondition } from './conditions';
import { flatRecord } from '../../transport/flatRecord';
import { childListFields, selectStatement } from './childLists';
import { queryParametersField, withParameters } from './queryParameters';
import { idKey, idsInAQuery, readByIds } from './readByIds';
import { checkFieldPath, selectionWithCurrency } from './selection';

const BY_CONDITIONS = { show: { searchBy: ['conditions'] } };
const BY_IDS = { show: { searchBy: ['ids'] } };

function shownByIds(field: INodeProperties): INodeProperties {
	return { ...field, displayOptions: { ...field.displayOptions, ...BY_IDS } };
}

/** A list of IDs says itself how many records are wanted. */
function hiddenByIds(field: INodeProperties): INodeProperties {
	const { show, hide } = field.displayOptions ?? {};
	return { ...field, displayOptions: { ...(show && { show }), hide: { ...hide, ...BY_IDS.show } } };
}

/** Query by conditions, by IDs or by SOQL → one item per record. Expect INVALID_FIELD, INVALID_TYPE, MALFORMED_QUERY. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many records',
		description: 'Find records by conditions on their fields, by their IDs, or by a SOQL query',
	},
	isRepeatable: true,
	output: { shape: { Id: 'text', Name: 'text' }, isOpen: true },
	fields: [
		{
			displayName: 'Search By',
			name: 'searchBy',
			type: 'options',
			options: [
				{
					name: 'Conditions',
					value: 'conditions',
					description: 'Compare fields with values; texts need no quoting',
				},
				{
					name: 'IDs',
					value: 'ids',
					description: 'Read the records of a list of IDs, with lists of their child records if wanted',
				},
				{
					name: 'SOQL',
					value: 'soql',
					description: 'A complete query, including related records and child lists',
				},
			],
			default: 'conditions',
			description: 'How you say which records to find',
		},
		{ ...objectLocator, displayOptions: { show: { searchBy: ['conditions', 'ids'] } } },
		{
			displayName: 'Record IDs',
			name: 'recordIds',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. a01Hp00000XyZaBIAV, a01Hp00000XyZaCIAV',
			description:
				'The IDs of the records, of 15 or 18 characters: with commas between them, or an expression that gives a list. Any number; an ID that stands there twice is read once. The records come in the order of the IDs, and those that do not exist are left out. An empty list returns nothing.',
			displayOptions: BY_IDS,
		},
		{ ...conditionsField, displayOptions: BY_CONDITIONS },
		{ ...combineConditions, displayOptions: BY_CONDITIONS },
		{ ...fieldsToReturn, displayOptions: { show: { searchBy: ['conditions', 'ids'] } } },
		{ ...optionalFields, displayOptions: { show: { searchBy: ['conditions', 'ids'] } } },
		...childListFields.map(shownByIds),
		{
			displayName: 'SOQL',
			name: 'soql',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			description: 'One SELECT statement. Return All and Limit apply to it as well.',
			placeholder: 'e.g. SELECT Id, Name, Vendor__r.Name FROM AP_Invoice__c WHERE Amount__c > 100',
			displayOptions: { show: { searchBy: ['soql'] } },
			hint: 'Write :name for a value and set it under Query Parameters; an expression in the query could change the query itself',
		},
		{ ...queryParametersField, displayOptions: { show: { searchBy: ['soql'] } } },
		...returnAllOrLimit.map(hiddenByIds),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			description: 'The order of the records',
			displayOptions: BY_CONDITIONS,
			options: [
				{
					displayName: 'Sort By Field Name or ID',
					name: 'sortBy',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'getReadableFields', loadOptionsDependsOn: ['objectName.value'] },
					default: '',
					description:
						'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				},
				{
					displayName: 'Sort Direction',
					name: 'sortDirection',
					type: 'options',
					options: [
						{ name: 'Ascending', value: 'ASC' },
						{ name: 'Descending', value: 'DESC' },
					],
					default: 'ASC',
					description: 'Used only together with Sort By',
				},
			],
		},
	],
	intent: ({ read }) =>
		read.text('searchBy') === 'soql' ? 'run the query' : `find records of ${read.apiName('objectName')}`,
	async execute(call) {
		if (call.read.text('searchBy') === 'ids') return await recordsByIds(call);
		const limit = call.read.limit();
		const soql = call.read.text('searchBy') === 'soql' ? givenQuery(call) : await builtQuery(call, limit);
		const records: IDataObject[] = [];
		for await (const page of queryPages(call.salesforce, soql, limit)) {
			// Each page is flattened as it comes, so that only one of them exists twice.
			for (const record of page) records.push(flatRecord(record));
			if (records.length >= limit) return records.slice(0, limit);
		}
		return records;
	},
};

/** In the order of the ids; each record once. */
async function recordsByIds(call: OperationCall): Promise<IDataObject[]> {
	const objectName = call.read.apiName('objectName');
	const ids = [...new Set(call.read.ids('recordIds'))];
	if (ids.length === 0) return [];
	const select = await selectStatement(call, objectName);
	const records: IDataObject[] = [];
	for (const chunk of chunked(ids, idsInAQuery(select))) {
		const found = await readByIds(call.salesforce, select, chunk);
		for (const id of chunk) {
			const record = found.get(idKey(id));
			if (record) records.push(flatRecord(record));
		}
	}
	return records;
}

function givenQuery(call: OperationCall): string {
	const { read } = call;
	const soql = read.text('soql');
	if (soql === '') throw read.refuse('SOQL is empty', 'Enter a query, or search by Conditions.');
	return withParameters(call, soql, read.rows('queryParameters', 'parameter'));
}

async function builtQuery(call: OperationCall, limit: number): Promise<string> {
	const { read } = call;
	const objectName = read.apiName('objectName');
	const columns = await selectionWithCurrency(call, objectName, read.names('fieldsToReturn'));
	const rows = read.rows('conditions', 'condition');
	const conditions: string[] = [];
	for (const row of rows) conditions.push(await toCondition(call, objectName, row));
	const where =
		conditions.length > 0
			? ` WHERE ${conditions.join(read.text('combineConditions') === 'any' ? ' OR ' : ' AND ')}`
			: '';
	const end = Number.isFinite(limit) ? ` LIMIT ${limit}` : '';
	return `SELECT ${columns.join(', ')} FROM ${objectName}${where}${orderBy(call)}${end}`;
}

function orderBy(call: OperationCall): string {
	const options = call.read.collection('options');
	const field = toText(options.sortBy);
	if (field === '') return '';
	checkFieldPath(call, field);
	return ` ORDER BY ${field} ${options.sortDirection === 'DESC' ? 'DESC' : 'ASC'}`;
}

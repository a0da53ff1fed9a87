import { refuseMissing } from './missingRecord';
import { objectLocator, recordLocator } from '../locators';
import { showFor, type Operation } from '../operation';
import { fieldsToReturn } from '../recordFields';
import { queryRecords } from '../../transport/query';
import { quoted } from '../../transport/soqlLiterals';
import { flatRecord } from './flatRecord';
import { childSelection, selection } from './selection';

/** Query by id → the record, with a child list if wanted. Expect INVALID_FIELD, INVALID_TYPE. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a record',
		description: 'Read one record, and a list of its children if wanted',
	},
	description: showFor('record', 'get', [
		objectLocator,
		recordLocator('The record to read', 'searchRecords'),
		fieldsToReturn,
		{
			displayName: 'Child List Name or ID',
			name: 'childList',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getChildLists', loadOptionsDependsOn: ['objectName.value'] },
			default: '',
			description:
				'A list of child records to return with the record, e.g. invoice lines. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Child Field Names or IDs',
			name: 'childFields',
			type: 'multiOptions',
			typeOptions: {
				loadOptionsMethod: 'getChildFields',
				loadOptionsDependsOn: ['objectName.value', 'childList'],
			},
			allowArbitraryValues: true, // a path such as Job__r.Name
			default: [],
			displayOptions: { hide: { childList: [''] } },
			description:
				'Fields of the children to return; all of them if none is chosen. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'More Child List Names or IDs',
			name: 'moreChildLists',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getChildLists', loadOptionsDependsOn: ['objectName.value'] },
			default: [],
			description:
				'Further lists of child records to return, each with all its fields. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	]),
	intent: ({ read }) => `read ${read.apiName('objectName', 'Object')} ${read.id('recordId', 'Record')}`,
	async execute(call) {
		const { read, salesforce } = call;
		const objectName = read.apiName('objectName', 'Object');
		const recordId = read.id('recordId', 'Record');
		const columns = await selection(call, objectName, read.names('fieldsToReturn'));
		const children = await childSelection(
			call,
			objectName,
			read.text('childList'),
			read.names('childFields'),
		);
		for (const list of new Set(read.names('moreChildLists'))) {
			if (list !== read.text('childList'))
				children.push(...(await childSelection(call, objectName, list, [])));
		}
		const soql = `SELECT ${[...columns, ...children].join(', ')} FROM ${objectName} WHERE Id = ${quoted(recordId)}`;
		const [found] = await queryRecords(salesforce, soql, 1);
		if (!found) throw refuseMissing(call, objectName, recordId);
		return [flatRecord(found)];
	},
};

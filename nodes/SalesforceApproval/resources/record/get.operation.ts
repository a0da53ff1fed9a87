import type { IDataObject } from 'n8n-workflow';
import { objectLocator, recordLocator } from '../../parameters/locators';
import type { Operation, OperationCall } from '../../operation/operation';
import { fieldsToReturn } from '../../parameters/recordFields';
import { attempt } from '../../transport/attempt';
import { describeObject } from '../../transport/describe';
import { SalesforceRefusedError } from '../../transport/refusal';
import { queryRecords } from '../../transport/query';
import { quoted } from '../../transport/soqlLiterals';
import { flatRecord } from '../../transport/flatRecord';
import { childSelection, selectionWithCurrency } from './selection';
import { NodeOperationError } from 'n8n-workflow';

/**
 * GET /sobjects/<object>/<id> → the record with all its fields; a query by id where fields or child lists are chosen.
 * Expect INVALID_FIELD, INVALID_TYPE, NOT_FOUND.
 */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a record',
		description: 'Read one record, with lists of its child records if wanted',
	},
	isRepeatable: true,
	output: { shape: { Id: 'text', Name: 'text' }, isOpen: true },
	fields: [
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
	],
	intent: ({ read }) => `read ${read.apiName('objectName')} ${read.id('recordId')}`,
	async execute(call) {
		const { read, salesforce } = call;
		const objectName = read.apiName('objectName');
		const recordId = read.id('recordId');
		const wanted = read.names('fieldsToReturn');
		const lists = [read.text('childList'), ...read.names('moreChildLists')].filter((list) => list !== '');
		if (wanted.length === 0 && lists.length === 0) return [await wholeRecord(call, objectName, recordId)];
		const columns = await selectionWithCurrency(call, objectName, wanted);
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

/** Naming all fields of a wide object makes a query longer than an address may be; the record's own resource needs no names. */
async function wholeRecord(call: OperationCall, objectName: string, recordId: string): Promise<IDataObject> {
	const { salesforce } = call;
	const read = await attempt(async () => await salesforce.sobject(objectName).retrieve(recordId));
	if ('value' in read) return flatRecord(read.value);
	const { failure } = read;
	if (!(failure instanceof SalesforceRefusedError) || failure.status !== 404) throw failure;
	// The answer is the same for an object that does not exist; the description tells.
	await describeObject(salesforce, objectName);
	throw refuseMissing(call, objectName, recordId);
}

/** A query by id that found nothing: Salesforce tells neither deleted nor hidden records apart. */
export function refuseMissing({ ctx, itemIndex }: OperationCall, objectName: string, recordId: string) {
	return new NodeOperationError(ctx.getNode(), `There is no ${objectName} with the ID ${recordId}`, {
		description:
			'The record was deleted, belongs to another object, or the user of the credential may not see it.',
		itemIndex,
		level: 'warning',
	});
}

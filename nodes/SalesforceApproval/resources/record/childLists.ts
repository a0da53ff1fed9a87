import type { INodeProperties } from 'n8n-workflow';
import type { OperationCall } from '../../operation/operation';
import { childSelection, selectionWithCurrency } from './selection';

/** The lists of child records that come with a record. */
export const childListFields: INodeProperties[] = [
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
];

/** Whether an item asks for child lists. */
export function wantsChildLists({ read }: OperationCall): boolean {
	return [read.text('childList'), ...read.names('moreChildLists')].some((list) => list !== '');
}

/**
 * `SELECT … FROM <object>` with the fields and the child lists that an item asks for.
 *
 * @throws NodeOperationError for a name that is no field path, or no child list of the object
 */
export async function selectStatement(call: OperationCall, objectName: string): Promise<string> {
	const { read } = call;
	const first = read.text('childList');
	const columns = await selectionWithCurrency(call, objectName, read.names('fieldsToReturn'));
	const children = await childSelection(call, objectName, first, read.names('childFields'));
	for (const list of new Set(read.names('moreChildLists')))
		if (list !== first) children.push(...(await childSelection(call, objectName, list, [])));
	return `SELECT ${[...columns, ...children].join(', ')} FROM ${objectName}`;
}

import type { INodeProperties } from 'n8n-workflow';
import { sendInBulkField } from '../../shared/operation/sendInBulkField';

const fieldsFrom: INodeProperties = {
	displayName: 'Fields From',
	name: 'fieldsFrom',
	type: 'options',
	options: [
		{ name: 'Form', value: 'form', description: 'Choose each field and enter its value' },
		{
			name: 'JSON',
			value: 'json',
			description: 'One object with a property per field, as JSON or from an expression',
		},
		{
			name: 'Mapper',
			value: 'mapper',
			description: 'All fields of the object with their types, or those the input items have',
		},
	],
	default: 'mapper',
	description: 'How you enter the values',
};

/** Fields one by one, each with its value. */
export function formFields(what: {
	displayName: string;
	description: string;
	loadOptionsMethod: string;
	loadOptionsDependsOn: string[];
}): INodeProperties {
	const { displayName, description, loadOptionsMethod, loadOptionsDependsOn } = what;
	return {
		displayName,
		name: 'fields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		description,
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Field Name or ID',
						name: 'name',
						type: 'options',
						typeOptions: { loadOptionsMethod, loadOptionsDependsOn },
						default: '',
						description:
							'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description:
							'Leave empty, or use null, to clear the field. An expression that returns undefined is refused. Times without a time zone are in the time zone of the workflow.',
					},
				],
			},
		],
	};
}

/** The parameters that carry the values of a write. */
export function valueFields(what: {
	noun: string;
	loadOptionsMethod: string;
	loadOptionsDependsOn: string[];
	resourceMapperMethod: string;
}): INodeProperties[] {
	return [
		fieldsFrom,
		{
			displayName: 'Columns',
			name: 'columns',
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			required: true,
			typeOptions: {
				loadOptionsDependsOn: what.loadOptionsDependsOn,
				resourceMapper: {
					resourceMapperMethod: what.resourceMapperMethod,
					mode: 'add',
					fieldWords: { singular: 'field', plural: 'fields' },
					addAllFields: true,
					supportAutoMap: true,
					multiKeyMatch: false,
				},
			},
			displayOptions: { show: { fieldsFrom: ['mapper'] } },
			description: `The values of the ${what.noun}. Fields left empty are not written.`,
		},
		{
			...formFields({
				displayName: 'Fields',
				description: 'The fields to write. Fields that you leave out are not written.',
				loadOptionsMethod: what.loadOptionsMethod,
				loadOptionsDependsOn: what.loadOptionsDependsOn,
			}),
			displayOptions: { show: { fieldsFrom: ['form'] } },
		},
		{
			displayName: 'Fields (JSON)',
			name: 'fieldsJson',
			type: 'json',
			default: '{}',
			displayOptions: { show: { fieldsFrom: ['json'] } },
			description: `The values of the ${what.noun} by API name, e.g. {"BILL_Sync_Status__c": "Paid"}, or an expression that gives an object. They are sent unchanged: null clears a field, and a field that is left out or undefined keeps its value.`,
		},
	];
}

/** Which fields of a record to return. Nothing chosen means all the user may read. */
export const fieldsToReturn: INodeProperties = {
	displayName: 'Field Names or IDs',
	name: 'fieldsToReturn',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getReadableFields', loadOptionsDependsOn: ['objectName.value'] },
	// A path such as Vendor__r.Name is in no list; without this the editor marks the node as wrong.
	allowArbitraryValues: true,
	default: [],
	description:
		'The fields to return; all of them if none is chosen. For fields of a related record, use a path in an expression, e.g. Vendor__r.Name. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** Fields that one org has and another has not, so that one workflow suits both. */
export const optionalFields: INodeProperties = {
	displayName: 'Optional Field Names or IDs',
	name: 'optionalFields',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getReadableFields', loadOptionsDependsOn: ['objectName.value'] },
	allowArbitraryValues: true, // the org may lack them
	default: [],
	description:
		'Fields to return as well if the object has them and the user may read them; otherwise they are left out, and nothing is refused. Not needed if no field is chosen above, because then all come. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** The switch of every operation whose items can share calls. */
export const sendInBulk = sendInBulkField(
	'Whether to send up to 200 input items in one call (25 if a condition or Update Only is set). Each item gets its own result or error, and one that Salesforce refuses does not stop the others.',
);

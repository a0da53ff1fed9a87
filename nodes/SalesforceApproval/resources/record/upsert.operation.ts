import type { HttpRequest } from 'jsforce/lib/types';
import { objectLocator } from '../locators';
import { showFor, type Operation } from '../operation';
import { valueFields } from '../recordFields';
import { valuesToWrite } from './values';

/** Salesforce's reply from API 46 on: 201 with `created: true`, 200 with `created: false`. */
interface UpsertReply {
	id: string;
	created: boolean;
}

/**
 * PATCH /sobjects/<object>/<external id field>/<value> → `{ id, outcome: 'created' | 'updated' }`. Expect 300 when
 * several records have the value, 404 for an unknown field, or for no match with Update Only.
 */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a record',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	description: showFor('record', 'upsert', [
		objectLocator,
		{
			displayName: 'External ID Field Name or ID',
			name: 'externalIdField',
			type: 'options',
			required: true,
			typeOptions: { loadOptionsMethod: 'getExternalIdFields', loadOptionsDependsOn: ['objectName.value'] },
			default: '',
			description:
				'The field that tells records apart. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'External ID',
			name: 'externalIdValue',
			type: 'string',
			required: true,
			default: '',
			description: 'The value to look for. A record created has this value.',
		},
		...valueFields({
			noun: 'record',
			loadOptionsMethod: 'getWriteableFields',
			loadOptionsDependsOn: ['objectName.value'],
		}),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Update Only',
					name: 'updateOnly',
					type: 'boolean',
					default: false,
					description: 'Whether to refuse, rather than create, when no record has this external ID',
				},
			],
		},
	]),
	intent: ({ read }) =>
		`create or update ${read.apiName('objectName', 'Object')} with ${read.apiName('externalIdField', 'External ID Field')} "${read.text('externalIdValue')}"`,
	async execute(call) {
		const { read, salesforce } = call;
		const objectName = read.apiName('objectName', 'Object');
		const externalIdField = read.apiName('externalIdField', 'External ID Field');
		const externalIdValue = read.locator('externalIdValue', 'External ID');
		const values = await valuesToWrite(call, objectName);
		delete values[externalIdField]; // Salesforce refuses a body that repeats the external id
		const updateOnly = read.options('options').updateOnly === true ? '?updateOnly=true' : '';
		const request: HttpRequest = {
			method: 'PATCH',
			url: `/sobjects/${objectName}/${externalIdField}/${encodeURIComponent(externalIdValue)}${updateOnly}`,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(values),
		};
		const { id, created } = await salesforce.request<UpsertReply>(request);
		return [{ id, outcome: created ? 'created' : 'updated', objectName, externalIdField, externalIdValue }];
	},
};

import type { HttpRequest } from 'jsforce/lib/types';
import type { IDataObject } from 'n8n-workflow';
import { sendInBulk, valueFields } from '../../parameters/recordFields';
import { objectLocator } from '../../parameters/locators';
import type { Operation, OperationCall } from '../../operation/operation';
import { toText } from '../../../shared/values/text';
import { describeObject } from '../../transport/describe';
import { NUMBER_TYPES, valuesToWrite } from './values';

/** Salesforce's reply from API 46 on: 201 with `created: true`, 200 with `created: false`. */
interface UpsertReply {
	id: string;
	created: boolean;
}

/**
 * PATCH /sobjects/<object>/<external id field>/<value> → `{ id, outcome: 'created' | 'updated' }`. Expect 300 when
 * several records have the value, 404 for an unknown field, or for no match with Update Only. In bulk PATCH
 * /composite/sobjects, or /composite with Update Only.
 */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a record',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	isRepeatable: true,
	output: {
		shape: {
			id: 'text',
			outcome: 'text',
			objectName: 'text',
			externalIdField: 'text',
			externalIdValue: 'text',
		},
	},
	fields: [
		objectLocator,
		{
			displayName: 'External ID Field Name or ID',
			name: 'externalIdField',
			type: 'options',
			required: true,
			typeOptions: { loadOptionsMethod: 'getExternalIdFields', loadOptionsDependsOn: ['objectName.value'] },
			default: '',
			description:
				'The external ID field that identifies the record. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'External ID',
			name: 'externalIdValue',
			type: 'string',
			required: true,
			default: '',
			description:
				'The value to look for, which a new record gets as well. Enter it as text: a number loses its leading zeros.',
		},
		...valueFields({
			noun: 'record',
			loadOptionsMethod: 'getWriteableFields',
			loadOptionsDependsOn: ['objectName.value'],
			resourceMapperMethod: 'getUpsertColumns',
		}),
		sendInBulk,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			description: 'When not to create a record',
			options: [
				{
					displayName: 'Update Only',
					name: 'updateOnly',
					type: 'boolean',
					default: false,
					description: 'Whether to fail, instead of creating a record, when no record has this external ID',
				},
			],
		},
	],
	intent: ({ read }) =>
		`create or update ${read.apiName('objectName')} with ${read.apiName('externalIdField')} "${toText(read.raw('externalIdValue'))}"`,
	async bulk(call) {
		const upserting = await readUpsert(call);
		const { objectName, field, values, isUpdateOnly } = upserting;
		// An external ID is found in any case unless its field tells cases apart; then a call more does no harm.
		const key = upserting.key.toLowerCase();
		const written = (result: Record<string, unknown>) => outcomeOf(upserting, result);
		if (isUpdateOnly) {
			const path = addressOf(upserting);
			return { write: { kind: 'request', method: 'PATCH', path, body: values, key }, written };
		}
		const withKey = { ...values, [field]: upserting.key };
		return { write: { kind: 'upsert', objectName, field, key, values: withKey }, written };
	},
	async execute(call) {
		const upserting = await readUpsert(call);
		const request: HttpRequest = {
			method: 'PATCH',
			url: addressOf(upserting),
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(upserting.values),
		};
		const reply = await call.salesforce.request<UpsertReply>(request);
		return [outcomeOf(upserting, { ...reply })];
	},
};

/** What one item asks for. */
interface Upserting {
	objectName: string;
	field: string;
	/** Value of the external id. */
	key: string;
	values: Record<string, unknown>;
	isUpdateOnly: boolean;
}

async function readUpsert(call: OperationCall): Promise<Upserting> {
	const { read } = call;
	const objectName = read.apiName('objectName');
	const field = read.apiName('externalIdField');
	const key = await readKey(call, objectName, field);
	const given = await valuesToWrite(call, objectName);
	// Salesforce refuses a body that repeats the external id, in whatever case it is written.
	const values = Object.fromEntries(
		Object.entries(given).filter(([name]) => name.toLowerCase() !== field.toLowerCase()),
	);
	return { objectName, field, key, values, isUpdateOnly: read.collection('options').updateOnly === true };
}

/** Only a field that holds numbers takes one: as a key, 00123 and 123 are two. */
async function readKey(call: OperationCall, objectName: string, field: string): Promise<string> {
	const { read, salesforce } = call;
	const value = read.raw('externalIdValue');
	const isNumber = typeof value === 'number' && (await holdsNumbers(salesforce, objectName, field));
	const key = read.textOf(value, 'External ID', !isNumber);
	if (key === '') throw read.refuse('External ID is empty', 'Enter External ID, or check its expression.');
	return key;
}

async function holdsNumbers(
	salesforce: OperationCall['salesforce'],
	objectName: string,
	field: string,
): Promise<boolean> {
	const { fields } = await describeObject(salesforce, objectName);
	return NUMBER_TYPES.includes(fields.get(field)?.type ?? '');
}

function addressOf({ objectName, field, key, isUpdateOnly }: Upserting): string {
	return `/sobjects/${objectName}/${field}/${encodeURIComponent(key)}${isUpdateOnly ? '?updateOnly=true' : ''}`;
}

function outcomeOf({ objectName, field, key }: Upserting, result: Record<string, unknown>): IDataObject {
	const outcome = result.created === true ? 'created' : 'updated';
	return { id: String(result.id), outcome, objectName, externalIdField: field, externalIdValue: key };
}

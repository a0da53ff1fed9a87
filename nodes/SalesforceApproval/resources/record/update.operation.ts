import type { HttpRequest } from 'jsforce/lib/types';
import { sendInBulk, valueFields } from '../../parameters/recordFields';
import { objectLocator, recordLocator } from '../../parameters/locators';
import type { Operation, OperationCall } from '../../operation/operation';
import { toInstant } from '../../../shared/values/day';
import { toText } from '../../../shared/values/text';
import { valuesToWrite } from './values';

/**
 * PATCH /sobjects/<object>/<id> → `{ id, objectName, success }`; in bulk PATCH /composite/sobjects, or /composite where a
 * condition is set. Expect ENTITY_IS_LOCKED after an approval, validation
 * rules, and 412 with Only If Unmodified Since.
 */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a record',
		description: 'Write fields of one record',
	},
	isRepeatable: true,
	output: { shape: { id: 'text', objectName: 'text', success: 'flag' } },
	fields: [
		objectLocator,
		recordLocator('The record to update', 'searchRecords'),
		...valueFields({
			noun: 'record',
			loadOptionsMethod: 'getUpdateableFields',
			loadOptionsDependsOn: ['objectName.value'],
			resourceMapperMethod: 'getUpdateColumns',
		}),
		sendInBulk,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			description: 'When not to write the record',
			options: [
				{
					displayName: 'Only If Unmodified Since',
					name: 'onlyIfUnmodifiedSince',
					type: 'string',
					default: '',
					placeholder: 'e.g. {{ $json.LastModifiedDate }}',
					description:
						'The record is not written if somebody changed it after this time, usually its Last Modified Date when you read it. Salesforce compares whole seconds.',
				},
			],
		},
	],
	intent: ({ read }) => `update ${read.apiName('objectName')} ${read.id('recordId')}`,
	async bulk(call) {
		const objectName = call.read.apiName('objectName');
		const id = call.read.id('recordId');
		const values = await valuesToWrite(call, objectName);
		const headers = precondition(call);
		const written = () => ({ id, objectName, success: true });
		if (Object.keys(headers).length === 0)
			return { write: { kind: 'update', objectName, key: id, values: { ...values, Id: id } }, written };
		const path = `/sobjects/${objectName}/${id}`;
		return { write: { kind: 'request', method: 'PATCH', path, headers, body: values, key: id }, written };
	},
	async execute(call) {
		const objectName = call.read.apiName('objectName');
		const id = call.read.id('recordId');
		const request: HttpRequest = {
			method: 'PATCH',
			url: `/sobjects/${objectName}/${id}`,
			headers: { 'content-type': 'application/json', ...precondition(call) },
			body: JSON.stringify(await valuesToWrite(call, objectName)),
		};
		await call.salesforce.request(request);
		return [{ id, objectName, success: true }];
	},
};

/** The optimistic lock, as HTTP writes times. Rows know no ETag except on Account (REST guide: conditional requests). */
function precondition({ ctx, read }: OperationCall): Record<string, string> {
	const { onlyIfUnmodifiedSince: given } = { onlyIfUnmodifiedSince: '', ...read.collection('options') };
	// Without a time the update would go out without its lock.
	if ((given ?? null) === null)
		throw read.refuse(
			'The expression for Only If Unmodified Since returns nothing (undefined)',
			'Correct the expression, or remove the option.',
		);
	const entered = toText(given);
	if (entered === '') return {};
	const time = toInstant(entered, ctx.getTimezone());
	if (time) return { 'If-Unmodified-Since': time.toUTCString() };
	throw read.refuse(
		`Only If Unmodified Since "${entered}" is not a time`,
		'Enter it like 2026-11-30T08:00:00Z, or use the Last Modified Date of the record.',
	);
}

import type { IDataObject } from 'n8n-workflow';
import { sendInBulk, valueFields } from '../../parameters/recordFields';
import { objectLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { valuesToWrite } from './values';

/**
 * POST /sobjects/<object> → `{ id, objectName, success }`; in bulk POST /composite/sobjects. Expect
 * REQUIRED_FIELD_MISSING, validation and duplicate rules, DUPLICATE_VALUE.
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a record',
		description: 'Add a record of any object',
	},
	output: { shape: { id: 'text', objectName: 'text', success: 'flag' } },
	fields: [
		objectLocator,
		...valueFields({
			noun: 'record',
			loadOptionsMethod: 'getCreateableFields',
			loadOptionsDependsOn: ['objectName.value'],
			resourceMapperMethod: 'getCreateColumns',
		}),
		sendInBulk,
	],
	intent: ({ read }) => `create the ${read.apiName('objectName')}`,
	async bulk(call) {
		const objectName = call.read.apiName('objectName');
		const values = await valuesToWrite(call, objectName);
		return { write: { kind: 'create', objectName, values }, written: ({ id }) => written(objectName, id) };
	},
	async execute(call) {
		const objectName = call.read.apiName('objectName');
		const values = await valuesToWrite(call, objectName);
		const { id } = await call.salesforce.requestPost<{ id: string }>(`/sobjects/${objectName}`, values);
		return [written(objectName, id)];
	},
};

function written(objectName: string, id: unknown): IDataObject {
	return { id: String(id), objectName, success: true };
}

import type { IDataObject } from 'n8n-workflow';
import { sendInBulk } from '../../parameters/recordFields';
import { objectLocator, recordLocator } from '../../parameters/locators';
import type { Operation, OperationCall } from '../../operation/operation';

/**
 * DELETE /sobjects/<object>/<id> → `{ id, objectName, deleted }`; in bulk DELETE /composite/sobjects. Expect
 * ENTITY_IS_LOCKED, ENTITY_IS_DELETED, DELETE_FAILED.
 */
export const deleteRecord: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a record',
		description: 'Move a record and its detail records to the recycle bin',
	},
	isRepeatable: true,
	output: { shape: { id: 'text', objectName: 'text', deleted: 'flag' } },
	fields: [objectLocator, recordLocator('The record to delete', 'searchRecords'), sendInBulk],
	intent: ({ read }) => `delete ${read.apiName('objectName')} ${read.id('recordId')}`,
	async bulk(call) {
		const { objectName, id } = target(call);
		return {
			write: { kind: 'delete', objectName, key: id },
			written: () => gone(objectName, id),
		};
	},
	async execute(call) {
		const { objectName, id } = target(call);
		await call.salesforce.requestDelete(`/sobjects/${objectName}/${id}`);
		return [gone(objectName, id)];
	},
};

function target({ read }: OperationCall): { objectName: string; id: string } {
	return { objectName: read.apiName('objectName'), id: read.id('recordId') };
}

function gone(objectName: string, id: string): IDataObject {
	return { id, objectName, deleted: true };
}

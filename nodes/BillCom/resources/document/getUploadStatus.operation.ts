import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readUploadStatus } from './documentCalls';
import { uploadStatusOutput } from './documentOutput';
import type { RunClient } from '../../transport/client';

const uploadIdField: INodeProperties = {
	displayName: 'Upload ID',
	name: 'uploadId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 0du01ABCDEFGHIJKLMNO',
	description: 'Returned by Upload when the status was IN_PROGRESS',
};

/** GET /v3/documents/upload-status?ids= → IN_PROGRESS, or UPLOADED with the id of the document. */
export const getUploadStatus: Operation = {
	option: {
		name: 'Get Upload Status',
		value: 'getUploadStatus',
		action: 'Get the upload status of a bill document',
		description: 'Check whether BILL has finished an upload, and get the ID of the document',
	},
	output: uploadStatusOutput,
	calls: 1,
	fields: [uploadIdField],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const uploadId = parameters(ctx, itemIndex).requiredText(uploadIdField);
		return [await readUploadStatus(client, uploadId)];
	},
};

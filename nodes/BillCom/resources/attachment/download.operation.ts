import type { IExecuteFunctions } from 'n8n-workflow';
import { attachmentLocator, vendorLocator } from '../../parameters/locators';
import { withBytes } from '../../files/fileCalls';
import { downloadOptions, fileOutput, outputBinaryField } from '../../files/fileFields';
import type { Operation, Result } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readAttachment } from './attachmentCalls';
import type { RunClient } from '../../transport/client';

/** GET /v3/attachments/{attachmentId} and the bytes behind its link, into a binary field. */
export const download: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download a vendor attachment',
		description: 'Get a file that is attached to a vendor',
	},
	agentNeeds: 'none',
	output: fileOutput,
	calls: 2,
	fields: [
		{ ...vendorLocator, required: false, description: 'Only needed to choose the attachment from a list' },
		attachmentLocator,
		outputBinaryField,
		downloadOptions,
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<Result[]> {
		const read = parameters(ctx, itemIndex);
		const attachmentId = read.locator(attachmentLocator);
		const field = read.requiredText(outputBinaryField);
		const record = await readAttachment(client, attachmentId);
		return [await withBytes(client, record, `download the attachment ${attachmentId}`, field, itemIndex)];
	},
};

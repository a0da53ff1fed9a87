import type { IExecuteFunctions } from 'n8n-workflow';
import { billLocator, documentLocator } from '../../parameters/locators';
import { withBytes } from '../../files/fileCalls';
import { downloadOptions, fileOutput, outputBinaryField } from '../../files/fileFields';
import type { Operation, Result } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { readDocument } from './documentCalls';
import type { RunClient } from '../../transport/client';

/** GET /v3/documents/{documentId} and the bytes behind its link, into a binary field. */
export const download: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download a bill document',
		description: 'Get the content of a file of a bill',
	},
	agentNeeds: 'none',
	output: fileOutput,
	calls: 2,
	fields: [
		{ ...billLocator, required: false, description: 'Only needed to choose the document from a list' },
		documentLocator,
		outputBinaryField,
		downloadOptions,
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<Result[]> {
		const read = parameters(ctx, itemIndex);
		const documentId = read.locator(documentLocator);
		const field = read.requiredText(outputBinaryField);
		const record = await readDocument(client, documentId);
		return [await withBytes(client, record, `download the document ${documentId}`, field, itemIndex)];
	},
};

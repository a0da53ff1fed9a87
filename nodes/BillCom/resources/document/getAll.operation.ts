import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { billLocator } from '../../parameters/locators';
import { readFiles } from '../../files/fileCalls';
import { fileOutput } from '../../files/fileFields';
import { toLimit } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { documentsOf } from './documentCalls';
import type { RunClient } from '../../transport/client';

/** GET /v3/documents/bills/{billId}. BILL neither filters nor sorts these. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many bill documents',
		description: 'List the files of a bill. Files that are still being uploaded are not listed.',
	},
	output: fileOutput,
	calls: 1,
	callsNote: '1 more for each further 100 files.',
	fields: [billLocator, ...returnAllOrLimit],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const billId = read.locator(billLocator);
		return await readFiles(client, documentsOf(billId), toLimit(read));
	},
};

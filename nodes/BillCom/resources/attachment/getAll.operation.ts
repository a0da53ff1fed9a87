import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { vendorLocator } from '../../parameters/locators';
import { readFiles } from '../../files/fileCalls';
import { fileOutput } from '../../files/fileFields';
import { toLimit } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { attachmentsOf } from './attachmentCalls';
import type { RunClient } from '../../transport/client';

/** GET /v3/attachments/vendors/{vendorId}. BILL neither filters nor sorts these. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many vendor attachments',
		description: 'List the files attached to a vendor',
	},
	output: fileOutput,
	calls: 1,
	callsNote: '1 more for each further 100 files.',
	fields: [vendorLocator, ...returnAllOrLimit],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const vendorId = read.locator(vendorLocator);
		return await readFiles(client, attachmentsOf(vendorId), toLimit(read));
	},
};

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { attachmentLocator, vendorLocator } from '../../parameters/locators';
import type { Operation } from '../../operation/operation';
import { parameters } from '../../parameters/reader';
import { unlessUnknown } from '../../records/unknownId';
import { writeOnce } from '../../once/writeOnce';
import { deleteAttachment, readAttachment } from './attachmentCalls';
import type { RunClient } from '../../transport/client';

/** DELETE /v3/attachments/{attachmentId}. Final. Expect BDC_1205 for an unknown id. */
export const remove: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a vendor attachment',
		description: 'Delete a file of a vendor permanently. BILL keeps no copy.',
	},
	output: { shape: { id: 'text', deleted: 'flag' } },
	calls: 1,
	fields: [
		{ ...vendorLocator, required: false, description: 'Only needed to choose the attachment from a list' },
		attachmentLocator,
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const id = parameters(ctx, itemIndex).locator(attachmentLocator);
		const deleted = { id, deleted: true };
		return [
			await writeOnce<IDataObject>({
				client,
				send: async () => {
					await deleteAttachment(client, id);
					return deleted;
				},
				find: async () => ((await unlessUnknown(readAttachment(client, id))) ? undefined : deleted),
				maySendAgain: 'always',
			}),
		];
	},
};

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../fields/locators';
import { findFile } from '../files/fileCalls';
import { inputBinaryField, uploadOptions } from '../files/fileFields';
import { type FileInput, readFileInput } from '../files/fileInput';
import { fileOutput } from '../files/fileOutput';
import type { Operation } from '../operation';
import { withOutcome } from '../outputShape';
import { parameters } from '../parameters';
import { writeOnce } from '../writeOnce';
import { attachmentsOf, postAttachment } from './attachmentCalls';

/** POST /v3/attachments/vendors/{vendorId}?name= → the attachment and `outcome`: created, or existing. */
export const upload: Operation = {
	option: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload a vendor attachment',
		description: 'Attach a file, such as a W-9 form, to a vendor. BILL can take some minutes until it opens.',
	},
	isKeyless: true,
	output: withOutcome(fileOutput),
	calls: 1,
	callsNote: '1 more with Add Checksum to Name.',
	fields: [vendorLocator, inputBinaryField, uploadOptions],
	async execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const vendorId = read.locator({ name: 'vendorId', label: 'Vendor' });
		return [await uploadOnce(ctx, vendorId, await readFileInput(ctx, itemIndex, read), itemIndex)];
	},
};

async function uploadOnce(
	ctx: IExecuteFunctions,
	vendorId: string,
	file: FileInput,
	itemIndex: number,
): Promise<IDataObject> {
	const startedMs = Date.now();
	const find = async () =>
		await findFile(
			ctx,
			attachmentsOf(vendorId),
			file.name,
			file.isNamedByContent ? undefined : startedMs,
			itemIndex,
		);
	const existing = file.isNamedByContent ? await find() : undefined;
	if (existing) return { outcome: 'existing', ...existing };
	const created = await writeOnce({
		send: async () => await postAttachment(ctx, vendorId, file, itemIndex),
		find,
		// A file twice is no more than that.
		maySendAgain: true,
	});
	return { outcome: 'created', ...created };
}

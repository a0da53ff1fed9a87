import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { vendorLocator } from '../../parameters/locators';
import { findFile, findSameFile } from '../../files/fileCalls';
import { fileOutput, ifFileExists, inputBinaryField, uploadOptions } from '../../files/fileFields';
import { type FileInput, readFileInput } from '../../files/fileInput';
import type { Operation } from '../../operation/operation';
import { withOutcome } from '../../../shared/operation/outputShape';
import { parameters } from '../../parameters/reader';
import { withLocks } from '../../once/locks';
import { writeOnce } from '../../once/writeOnce';
import { attachmentsOf, postAttachment } from './attachmentCalls';
import type { BillClient, RunClient } from '../../transport/client';

/** POST /v3/attachments/vendors/{vendorId}?name= → the attachment and `outcome`: created, or existing. */
export const upload: Operation = {
	option: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload a vendor attachment',
		description:
			'Attach a file, such as a W-9 form, to a vendor. It can take a few minutes until the file opens in BILL.',
	},
	isKeyless: true,
	output: withOutcome(fileOutput),
	calls: 2,
	callsNote: 'The files of the vendor, the upload. 1 more for each file of the same name.',
	fields: [vendorLocator, inputBinaryField, ifFileExists, uploadOptions],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const vendorId = read.locator(vendorLocator);
		const file = await readFileInput(ctx, itemIndex, read);
		const fileName = [`${vendorId} ${file.name}`];
		const upload = async () => await uploadOnce(client, vendorId, file);
		return [await withLocks(client, { fileName }, upload)];
	},
};

async function uploadOnce(client: BillClient, vendorId: string, file: FileInput): Promise<IDataObject> {
	const startedMs = Date.now();
	const find = async () =>
		await findFile(client, attachmentsOf(vendorId), file.name, file.isNamedByContent ? undefined : startedMs);
	const existing = await findExisting(client, vendorId, file, find);
	if (existing) return { outcome: 'existing', ...existing };
	const created = await writeOnce({
		client,
		locks: { fileName: [`${vendorId} ${file.name}`] },
		send: async () => await postAttachment(client, vendorId, file),
		find,
		// A file twice is no more than that.
		maySendAgain: 'whenSettled',
	});
	return { outcome: 'created', ...created };
}

async function findExisting(
	client: BillClient,
	vendorId: string,
	file: FileInput,
	findByName: () => Promise<IDataObject | undefined>,
): Promise<IDataObject | undefined> {
	if (!file.returnsExisting) return undefined;
	if (file.isNamedByContent) return await findByName();
	return await findSameFile(client, attachmentsOf(vendorId), file);
}

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { RefusedError } from '../../operation/failure';
import { findFile, findSameFile } from '../../files/fileCalls';
import type { FileInput } from '../../files/fileInput';
import { textOf } from '../../records/record';
import { withLocks } from '../../once/locks';
import { writeOnce } from '../../once/writeOnce';
import { documentsOf, postDocument, readUploadStatus } from './documentCalls';
import { type Deadline, untilDeadline } from './untilDeadline';

/** A document to upload, and how long to wait for BILL. */
export interface DocumentUpload {
	billId: string;
	file: FileInput;
	waitMs: number;
	itemIndex: number;
}

/** Words of states nothing will come of. BILL documents no more than IN_PROGRESS and UPLOADED. */
const HAS_FAILED = /FAIL|ERROR|REJECT|INVALID|CANCEL/i;

/**
 * Uploads a document and waits for it, unless the bill has it already.
 *
 * @throws RefusedError `uploadFailed` when BILL gave the upload up
 */
export async function uploadDocument(ctx: IExecuteFunctions, upload: DocumentUpload): Promise<IDataObject> {
	const fileName = [`${upload.billId} ${upload.file.name}`];
	return await withLocks(ctx, { fileName }, async () => await uploadOnce(ctx, upload));
}

async function uploadOnce(ctx: IExecuteFunctions, upload: DocumentUpload): Promise<IDataObject> {
	const { billId, file, itemIndex } = upload;
	const deadline = untilDeadline(ctx, upload.waitMs);
	const startedMs = Date.now();
	const find = async () =>
		await findFile(
			ctx,
			documentsOf(billId),
			file.name,
			file.isNamedByContent ? undefined : startedMs,
			itemIndex,
		);
	const head = { billId, name: file.name };
	const existing = await findExisting(ctx, upload, find);
	if (existing) return { outcome: 'existing', ...head, ...uploaded(existing) };
	const sent = await writeOnce<IDataObject>({
		send: async () => ({ uploadId: await postDocument(ctx, billId, file, itemIndex) }),
		// The id of the upload is lost with the answer; the document itself shows up when BILL is done.
		find: async () => await findInTime(find, deadline),
		// It may still be on its way after the wait, and would be there twice.
		maySendAgain: false,
		isKeyless: !file.isNamedByContent,
	});
	const uploadId = textOf(sent, 'uploadId');
	return {
		outcome: 'created',
		...head,
		...(uploadId ? await waited(ctx, uploadId, deadline, itemIndex) : sent),
	};
}

async function findExisting(
	ctx: IExecuteFunctions,
	{ billId, file, itemIndex }: DocumentUpload,
	findByName: () => Promise<IDataObject | undefined>,
): Promise<IDataObject | undefined> {
	if (!file.returnsExisting) return undefined;
	if (file.isNamedByContent) return await findByName();
	return await findSameFile(ctx, documentsOf(billId), file, itemIndex);
}

async function findInTime(
	find: () => Promise<IDataObject | undefined>,
	deadline: Deadline,
): Promise<IDataObject | undefined> {
	do {
		const document = await find();
		if (document) return uploaded(document);
	} while (await deadline.pause());
	return undefined;
}

/** The file is with BILL: what goes wrong with asking must not look as if it had to be sent again. */
async function waited(
	ctx: IExecuteFunctions,
	uploadId: string,
	deadline: Deadline,
	itemIndex: number,
): Promise<IDataObject> {
	let status: IDataObject = { uploadId, status: 'IN_PROGRESS' };
	do {
		status = await readUploadStatus(ctx, uploadId, itemIndex).catch(() => status);
		if (status.status === 'UPLOADED') return status;
		if (HAS_FAILED.test(textOf(status, 'status'))) break;
	} while (await deadline.pause());
	if (status.status !== 'IN_PROGRESS') throw uploadFailed(ctx, uploadId, textOf(status, 'status'), itemIndex);
	const note = `BILL has the file and is still processing it. Check it with Get Upload Status and the Upload ID ${uploadId}; do not upload it again.`;
	return { ...status, note };
}

function uploaded(document: IDataObject): IDataObject {
	return { status: 'UPLOADED', documentId: textOf(document, 'id') };
}

function uploadFailed(
	ctx: IExecuteFunctions,
	uploadId: string,
	status: string,
	itemIndex: number,
): RefusedError {
	return new RefusedError(
		ctx.getNode(),
		'uploadFailed',
		`BILL did not finish the upload ${uploadId}: its status is ${status}. Check that BILL accepts files of this kind, then upload it again.`,
		itemIndex,
		{ uploadId, status },
	);
}

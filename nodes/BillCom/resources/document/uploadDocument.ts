import type { IDataObject } from 'n8n-workflow';
import { FailedCheckError } from '../../operation/failure';
import { findFile, findSameFile } from '../../files/fileCalls';
import type { FileInput } from '../../files/fileInput';
import { textOf } from '../../records/record';
import { withLocks } from '../../once/locks';
import { writeOnce } from '../../once/writeOnce';
import { documentsOf, postDocument, readUploadStatus } from './documentCalls';
import { type Deadline, untilDeadline } from './untilDeadline';
import type { BillClient, RunClient } from '../../transport/client';

/** A document to upload, and how long to wait for BILL. */
export interface DocumentUpload {
	billId: string;
	file: FileInput;
	waitMs: number;
}

/** Words of states nothing will come of. BILL documents no more than IN_PROGRESS and UPLOADED. */
const HAS_FAILED = /FAIL|ERROR|REJECT|INVALID|CANCEL/i;

/**
 * Uploads a document and waits for it, unless the bill has it already.
 *
 * @throws FailedCheckError `uploadFailed` when BILL gave the upload up
 */
export async function uploadDocument(client: RunClient, upload: DocumentUpload): Promise<IDataObject> {
	const fileName = [`${upload.billId} ${upload.file.name}`];
	return await withLocks(client, { fileName }, async () => await uploadOnce(client, upload));
}

async function uploadOnce(client: RunClient, upload: DocumentUpload): Promise<IDataObject> {
	const { billId, file } = upload;
	const deadline = untilDeadline(client.ctx, upload.waitMs);
	const startedMs = Date.now();
	const find = async () =>
		await findFile(client, documentsOf(billId), file.name, file.isNamedByContent ? undefined : startedMs);
	const head = { billId, name: file.name };
	const existing = await findExisting(client, upload, find);
	if (existing) return { outcome: 'existing', ...head, ...uploaded(existing) };
	const sent = await writeOnce<IDataObject>({
		client,
		locks: { fileName: [`${billId} ${file.name}`] },
		send: async () => ({ uploadId: await postDocument(client, billId, file) }),
		// The id of the upload is lost with the answer; the document itself shows up when BILL is done.
		find: async () => await findInTime(find, deadline),
		// It may still be on its way after the wait, and would be there twice.
		maySendAgain: 'never',
		isKeyless: !file.isNamedByContent,
	});
	const uploadId = textOf(sent, 'uploadId');
	return {
		outcome: 'created',
		...head,
		...(uploadId ? await waited(client, uploadId, deadline) : sent),
	};
}

async function findExisting(
	client: BillClient,
	{ billId, file }: DocumentUpload,
	findByName: () => Promise<IDataObject | undefined>,
): Promise<IDataObject | undefined> {
	if (!file.returnsExisting) return undefined;
	if (file.isNamedByContent) return await findByName();
	return await findSameFile(client, documentsOf(billId), file);
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
async function waited(client: BillClient, uploadId: string, deadline: Deadline): Promise<IDataObject> {
	let status: IDataObject = { uploadId, status: 'IN_PROGRESS' };
	do {
		status = await readUploadStatus(client, uploadId).catch(() => status);
		if (status.status === 'UPLOADED') return status;
		if (HAS_FAILED.test(textOf(status, 'status'))) break;
	} while (await deadline.pause());
	if (status.status !== 'IN_PROGRESS') throw uploadFailed(client, uploadId, textOf(status, 'status'));
	const note = `BILL has the file and is still processing it. Check it with Get Upload Status and the Upload ID ${uploadId}; do not upload it again.`;
	return { ...status, note };
}

function uploaded(document: IDataObject): IDataObject {
	return { status: 'UPLOADED', documentId: textOf(document, 'id') };
}

function uploadFailed(client: BillClient, uploadId: string, status: string): FailedCheckError {
	return new FailedCheckError(
		client.node,
		'uploadFailed',
		`BILL did not finish the upload ${uploadId}: its status is ${status}. Check that BILL accepts files of this kind, then upload it again.`,
		client.itemIndex,
		{ uploadId, status },
	);
}

import type { IDataObject } from 'n8n-workflow';
import { billUpload } from '../../transport/files';
import { billRequest } from '../../transport/request';
import type { BillContext } from '../../transport/wire';
import { type FileList, readFileRecord } from '../../files/fileCalls';
import type { FileInput } from '../../files/fileInput';
import { isStoredRecord, toBillRecord } from '../../records/record';

/** The attachments of a vendor. */
export function attachmentsOf(vendorId: string): FileList {
	return {
		intent: `list the attachments of the vendor ${vendorId}`,
		path: `/v3/attachments/vendors/${encodeURIComponent(vendorId)}`,
		filePath: '/v3/attachments',
	};
}

/** GET one attachment's name and link. */
export async function readAttachment(
	ctx: BillContext,
	attachmentId: string,
	itemIndex: number,
): Promise<IDataObject> {
	return await readFileRecord(ctx, pathOf(attachmentId), `return the attachment ${attachmentId}`, itemIndex);
}

/** POST the bytes of an attachment. It has its id at once; its link works only after some minutes. */
export async function postAttachment(
	ctx: BillContext,
	vendorId: string,
	{ name, bytes }: FileInput,
	itemIndex: number,
): Promise<IDataObject> {
	return await billUpload(ctx, {
		intent: `attach the file ${name} to the vendor ${vendorId}`,
		path: attachmentsOf(vendorId).path,
		fileName: name,
		bytes,
		itemIndex,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** DELETE an attachment for good. */
export async function deleteAttachment(
	ctx: BillContext,
	attachmentId: string,
	itemIndex: number,
): Promise<void> {
	await billRequest(ctx, {
		intent: `delete the attachment ${attachmentId}`,
		method: 'DELETE',
		path: pathOf(attachmentId),
		itemIndex,
		decode: () => undefined,
	});
}

function pathOf(attachmentId: string): string {
	return `/v3/attachments/${encodeURIComponent(attachmentId)}`;
}

import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
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
export async function readAttachment(client: BillClient, attachmentId: string): Promise<IDataObject> {
	return await readFileRecord(client, pathOf(attachmentId), `return the attachment ${attachmentId}`);
}

/** POST the bytes of an attachment. It has its id at once; its link works only after some minutes. */
export async function postAttachment(
	client: BillClient,
	vendorId: string,
	{ name, bytes }: FileInput,
): Promise<IDataObject> {
	return await client.upload({
		intent: `attach the file ${name} to the vendor ${vendorId}`,
		path: attachmentsOf(vendorId).path,
		fileName: name,
		bytes,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** DELETE an attachment for good. */
export async function deleteAttachment(client: BillClient, attachmentId: string): Promise<void> {
	await client.request({
		intent: `delete the attachment ${attachmentId}`,
		method: 'DELETE',
		path: pathOf(attachmentId),
		decode: () => undefined,
	});
}

function pathOf(attachmentId: string): string {
	return `/v3/attachments/${encodeURIComponent(attachmentId)}`;
}

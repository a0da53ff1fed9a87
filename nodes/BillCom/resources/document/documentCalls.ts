import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { type FileList, readFileRecord } from '../../files/fileCalls';
import type { FileInput } from '../../files/fileInput';
import { rowsOf, textOf, toBillRecord } from '../../records/record';

/** The documents of a bill; one that is still being uploaded is not among them. */
export function documentsOf(billId: string): FileList {
	return {
		intent: `list the documents of the bill ${billId}`,
		path: `/v3/documents/bills/${encodeURIComponent(billId)}`,
		filePath: '/v3/documents',
	};
}

/** GET one document's name and link. */
export async function readDocument(client: BillClient, documentId: string): Promise<IDataObject> {
	const path = `/v3/documents/${encodeURIComponent(documentId)}`;
	return await readFileRecord(client, path, `return the document ${documentId}`);
}

/** POST the bytes of a document. Returns the id of the upload, `0du…`. */
export async function postDocument(
	client: BillClient,
	billId: string,
	{ name, bytes }: FileInput,
): Promise<string> {
	return await client.upload({
		intent: `upload the document ${name} to the bill ${billId}`,
		path: documentsOf(billId).path,
		fileName: name,
		bytes,
		isAnswered: (body) => uploadIdOf(body) !== '',
		decode: uploadIdOf,
	});
}

/** GET what became of an upload: `status`, and `documentId` once it is over. */
export async function readUploadStatus(client: BillClient, uploadId: string): Promise<IDataObject> {
	return await client.request({
		intent: `return the status of the upload ${uploadId}`,
		method: 'GET',
		path: '/v3/documents/upload-status',
		query: { ids: uploadId },
		isAnswered: (body) => statusIn(body, uploadId) !== undefined,
		decode: (body) => ({ uploadId, ...statusIn(body, uploadId) }),
	});
}

/** The field's name is not confirmed. */
function uploadIdOf(body: unknown): string {
	const record = toBillRecord(body);
	return textOf(record, 'uploadId') || textOf(record, 'id');
}

/** An array, or a list under `results`: BILL's page does not show which. */
function statusIn(body: unknown, uploadId: string): IDataObject | undefined {
	const rows = rowsOf(body) ?? [toBillRecord(body).results ?? body];
	const statuses = rows.map(toBillRecord);
	return statuses.find(
		(status) => textOf(status, 'uploadId') === uploadId && textOf(status, 'status') !== '',
	);
}

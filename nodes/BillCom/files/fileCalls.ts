import type { IDataObject } from 'n8n-workflow';
import type { BillClient, RunClient } from '../transport/client';
import { DownloadRefusedError } from '../transport/files';
import { FailedCheckError } from '../operation/failure';
import { RecordWithFiles } from '../operation/operation';
import { parameters } from '../parameters/reader';
import { isStoredRecord, textOf, toBillRecord } from '../records/record';
import { baseName } from './fileInput';
import { readMaxBytes } from './fileFields';

/** Clocks of two machines differ by less than this. */
const CLOCK_DIFFERENCE_MS = 60_000;

/** The files of one record: `/v3/documents/bills/{id}` or `/v3/attachments/vendors/{id}`. */
export interface FileList {
	/** Continues "BILL did not …". */
	intent: string;
	path: string;
	/** Where one of them is read by its id. */
	filePath: string;
}

/** GET the files of a record, page by page, at most `limit`. */
export async function readFiles(
	client: BillClient,
	{ intent, path }: FileList,
	limit: number | undefined,
): Promise<IDataObject[]> {
	const pages = client.pages({ intent, path, filters: [], limit, decodeRow: toBillRecord });
	const files: IDataObject[] = [];
	for await (const page of pages) files.push(...page);
	return files;
}

/**
 * The newest file of a name. With `sinceMs` only one that has come since: another file may have carried the name before.
 */
export async function findFile(
	client: BillClient,
	list: FileList,
	name: string,
	sinceMs: number | undefined,
): Promise<IDataObject | undefined> {
	const files = await readFiles(client, list, undefined);
	return files
		.filter((file) => textOf(file, 'name') === name)
		.filter((file) => sinceMs === undefined || !isOlder(file, sinceMs - CLOCK_DIFFERENCE_MS))
		.sort((one, other) => textOf(other, 'createdTime').localeCompare(textOf(one, 'createdTime')))[0];
}

/**
 * The file of a record that is the one to be uploaded, to the byte; undefined when there is none. BILL's lists tell names
 * and no sizes, so what has the name is compared by its content. A file that cannot be read, or is larger, is another one.
 */
export async function findSameFile(
	client: BillClient,
	list: FileList,
	{ name, bytes }: { name: string; bytes: Buffer },
): Promise<IDataObject | undefined> {
	const files = await readFiles(client, list, undefined);
	const intent = `compare the file ${name} with the one that is there`;
	for (const file of files.filter((one) => textOf(one, 'name') === name)) {
		const id = textOf(file, 'id');
		const path = `${list.filePath}/${encodeURIComponent(id)}`;
		const record = textOf(file, 'downloadLink') ? file : await readFileRecord(client, path, intent);
		const link = textOf(record, 'downloadLink');
		const there = await client.download({ intent, link, maxBytes: bytes.length }).catch(() => undefined);
		if (there?.equals(bytes)) return record;
	}
	return undefined;
}

/** GET one file's name and link. */
export async function readFileRecord(client: BillClient, path: string, intent: string): Promise<IDataObject> {
	return await client.request({
		intent,
		method: 'GET',
		path,
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

/** The bytes behind a link of BILL, up to Size Limit. @throws FailedCheckError `fileTooLarge`, `linkRefused` */
export async function fetchFile(
	client: RunClient,
	intent: string,
	link: string,
	itemIndex: number,
): Promise<Buffer> {
	const maxBytes = readMaxBytes(parameters(client.ctx, itemIndex));
	const download = client.download({ intent, link, maxBytes });
	return await download.catch((error: unknown) => {
		if (!(error instanceof DownloadRefusedError)) throw error;
		throw new FailedCheckError(client.node, error.reason, error.message, itemIndex);
	});
}

/** The file behind a record, in the binary field `field`. n8n finds out its type from the name, else from the bytes. */
export async function withBytes(
	client: RunClient,
	record: IDataObject,
	intent: string,
	field: string,
	itemIndex: number,
): Promise<RecordWithFiles> {
	const bytes = await fetchFile(client, intent, textOf(record, 'downloadLink'), itemIndex);
	const name = baseName(textOf(record, 'name')) || textOf(record, 'id');
	return new RecordWithFiles(record, { [field]: await client.ctx.helpers.prepareBinaryData(bytes, name) });
}

function isOlder(file: IDataObject, instantMs: number): boolean {
	const createdMs = Date.parse(textOf(file, 'createdTime'));
	return !Number.isNaN(createdMs) && createdMs < instantMs;
}

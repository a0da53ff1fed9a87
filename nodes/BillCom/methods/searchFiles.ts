import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { attachmentsOf } from '../resources/attachment/attachmentCalls';
import { documentsOf } from '../resources/document/documentCalls';
import type { FileList } from '../files/fileCalls';
import { toText } from '../parameters/reader';
import { textOf } from '../records/record';
import { searchList } from './searchList';

/** The attachments of the vendor chosen in the node, by name. */
export async function searchAttachments(
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
): Promise<INodeListSearchResult> {
	return await searchFiles(this, attachmentsOf(chosen(this, 'vendorId', 'Vendor')), filter, cursor);
}

/** The documents of the bill chosen in the node, by name. */
export async function searchDocuments(
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
): Promise<INodeListSearchResult> {
	return await searchFiles(this, documentsOf(chosen(this, 'billId', 'Bill')), filter, cursor);
}

async function searchFiles(
	ctx: ILoadOptionsFunctions,
	list: FileList,
	filter: string | undefined,
	cursor: string | undefined,
): Promise<INodeListSearchResult> {
	const label = (file: IDataObject) => textOf(file, 'name');
	return await searchList(ctx, { ...list, label }, filter, cursor);
}

function chosen(ctx: ILoadOptionsFunctions, name: string, label: string): string {
	const id = toText(ctx.getCurrentNodeParameter(name, { extractValue: true }));
	if (id) return id;
	throw new NodeOperationError(ctx.getNode(), `Choose ${label} first: the list shows its files.`, {
		level: 'warning',
	});
}

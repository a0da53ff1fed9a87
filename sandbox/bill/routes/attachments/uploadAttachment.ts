import { fileView, storeFile } from '../../files/files';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { FileOwner } from '../../store/fileRows';

/**
 * POST /v3/attachments/{vendors|customers|invoices}/{id}?name= (docs/documents-attachments). The raw bytes as
 * `application/octet-stream`. Unlike a document it has its id and its link at once, but the link works only when the
 * upload is over.
 */
export function uploadAttachment(ownerType: FileOwner): Route {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/attachments/${ownerType}/:ownerId`,
		guard: 'session',
		takesFile: true,
		handle: (call) => ok(fileView(call, storeFile(call, ownerType, call.params.ownerId))),
	};
}

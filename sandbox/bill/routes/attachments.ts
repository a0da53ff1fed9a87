import { attachmentOfPath, filesOf, fileView, storeFile } from '../files/files';
import { forwardPage } from '../lists/forwardPage';
import type { FileOwner } from '../store/fileRows';
import { ok } from '../world/reply';
import { deleted } from '../world/route';
import type { Route } from '../world/route';

/**
 * POST /v3/attachments/{vendors|customers|invoices}/{id}?name= (docs/documents-attachments). The raw bytes as
 * `application/octet-stream`. Unlike a document it has its id and its link at once, but the link works only when the
 * upload is over.
 */
function uploadAttachment(ownerType: FileOwner): Route {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/attachments/${ownerType}/:ownerId`,
		guard: 'session',
		takesFile: true,
		handle: (call) => ok(fileView(call, storeFile(call, ownerType, call.params.ownerId))),
	};
}

/** `max` and `page`; those still uploading are listed (assumed). */
function listAttachments(ownerType: FileOwner): Route {
	return {
		base: 'connect',
		method: 'GET',
		path: `/v3/attachments/${ownerType}/:ownerId`,
		guard: 'session',
		handle(call) {
			const files = filesOf(call.world, ownerType, call.params.ownerId);
			return ok(forwardPage(files, call.query, (file) => fileView(call, file)));
		},
	};
}

/** R:getattachment. */
const readAttachment: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/attachments/:attachmentId',
	guard: 'session',
	handle: (call) => ok(fileView(call, attachmentOfPath(call.world, call.params.attachmentId))),
};

/** changelog 2025-11-05. Final: the bytes are gone. */
const deleteAttachment: Route = {
	base: 'connect',
	method: 'DELETE',
	path: '/v3/attachments/:attachmentId',
	guard: 'session',
	handle({ params, world }) {
		world.store.files.delete(attachmentOfPath(world, params.attachmentId).id);
		return deleted(world);
	},
};

const OWNERS: FileOwner[] = ['vendors', 'customers', 'invoices'];

/** Attachments of vendors, customers and invoices. */
export const attachmentsRoutes: Route[] = [
	...OWNERS.flatMap((owner) => [uploadAttachment(owner), listAttachments(owner)]),
	readAttachment,
	deleteAttachment,
];

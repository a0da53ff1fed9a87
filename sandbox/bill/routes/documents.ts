import { filesOf, fileView, isUploaded, storeFile, uploadStatus } from '../files/files';
import { forwardPage } from '../lists/forwardPage';
import { refusal } from '../refusals/refusal';
import { ok } from '../world/reply';
import type { Route } from '../world/route';
import type { World } from '../world/world';

/**
 * POST /v3/documents/bills/{billId}?name= (R:createbilldocument). The raw bytes as `application/octet-stream`; answers
 * the id of the upload. The document appears on the bill when the upload is over. Not modelled: which file formats BILL
 * takes, previews.
 */
const uploadBillDocument: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/documents/bills/:billId',
	guard: 'session',
	takesFile: true,
	handle: (call) => ok({ uploadId: storeFile(call, 'bills', call.params.billId).uploadId }),
};

/** `max` and `page`; a document is missing until its upload is over. */
const listBillDocuments: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/documents/bills/:billId',
	guard: 'session',
	handle(call) {
		const { params, query, world } = call;
		const files = filesOf(world, 'bills', params.billId).filter((file) => isUploaded(world, file));
		return ok(forwardPage(files, query, (file) => fileView(call, file)));
	},
};

/** Comma separated or given several times (both assumed). */
function readIds({ ids }: Record<string, unknown>): string[] {
	const found = [ids]
		.flat()
		.flatMap((text) => (typeof text === 'string' ? text.split(',') : []))
		.map((id) => id.trim())
		.filter((id) => id !== '');
	if (found.length === 0) throw refusal('fieldInvalid', 'ids: must not be null');
	return found;
}

function statusOf(world: World, uploadId: string) {
	const [file] = world.store.files.find('uploadId', uploadId);
	if (!file) throw refusal('referenceUnknown', `ids ${uploadId}`);
	return {
		uploadId,
		status: uploadStatus(world, file),
		...(isUploaded(world, file) ? { documentId: file.id } : {}),
	};
}

/**
 * GET /v3/documents/upload-status?ids= (R:uploadstatus). IN_PROGRESS, then UPLOADED with the id of the document. Whether
 * the answer is an array or holds `results` is unknown: a switch.
 */
const readUploadStatus: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/documents/upload-status',
	guard: 'session',
	handle({ query, world }) {
		const statuses = readIds(query).map((id) => statusOf(world, id));
		return ok(world.switches.uploadStatusAnswer === 'results' ? { results: statuses } : statuses);
	},
};

/** Unknown until the upload is over. */
const readDocument: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/documents/:documentId',
	guard: 'session',
	handle(call) {
		const { params, world } = call;
		const file = world.store.files.get(params.documentId);
		if (file?.ownerType !== 'bills' || !isUploaded(world, file))
			throw refusal('objectUnknown', params.documentId);
		return ok(fileView(call, file));
	},
};

/** Documents of bills. */
export const documentsRoutes: Route[] = [
	uploadBillDocument,
	listBillDocuments,
	readUploadStatus,
	readDocument,
];

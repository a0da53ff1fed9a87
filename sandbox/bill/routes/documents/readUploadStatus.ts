import { isUploaded, uploadStatus } from '../../files/files';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { World } from '../../world';

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
export const readUploadStatus: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/documents/upload-status',
	guard: 'session',
	handle({ query, world }) {
		const statuses = readIds(query).map((id) => statusOf(world, id));
		return ok(world.switches.uploadStatusAnswer === 'results' ? { results: statuses } : statuses);
	},
};

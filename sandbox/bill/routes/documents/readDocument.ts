import { fileView, isUploaded } from '../../files/files';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/documents/{documentId}. Unknown until the upload is over. */
export const readDocument: Route = {
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

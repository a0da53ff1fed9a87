import { isUploaded } from '../../files/files';
import { single } from '../../lists/listPage';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/**
 * GET of a `downloadLink` (docs/documents-attachments, R:getattachment). The bytes for whoever sends a valid `sessionId`
 * header; no `devKey`. Without one 401; before the upload is over 404 (both assumed).
 */
export const downloadFile: Route = {
	base: 'files',
	method: 'GET',
	path: '/AttachDownload',
	guard: 'open',
	handle({ headers, query, world }) {
		world.sessions.requireById(String(headers.sessionid ?? ''));
		const id = single(query, 'id') ?? '';
		const file = world.store.files.get(id);
		if (!file || !isUploaded(world, file)) throw refusal('objectUnknown', id);
		return ok(Buffer.from(file.base64, 'base64'));
	},
};

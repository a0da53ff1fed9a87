import { fileView, filesOf } from '../../files/files';
import { forwardPage } from '../../lists/forwardPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { FileOwner } from '../../store/fileRows';

/** GET /v3/attachments/{vendors|customers|invoices}/{id}. `max` and `page`; those still uploading are listed (assumed). */
export function listAttachments(ownerType: FileOwner): Route {
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

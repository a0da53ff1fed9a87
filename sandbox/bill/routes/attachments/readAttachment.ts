import { attachmentOfPath, fileView } from '../../files/files';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/attachments/{attachmentId} (R:getattachment). */
export const readAttachment: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/attachments/:attachmentId',
	guard: 'session',
	handle: (call) => ok(fileView(call, attachmentOfPath(call.world, call.params.attachmentId))),
};

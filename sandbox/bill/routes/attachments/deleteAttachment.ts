import { attachmentOfPath } from '../../files/files';
import { deleted } from '../../route';
import type { Route } from '../../route';

/** DELETE /v3/attachments/{attachmentId} (changelog 2025-11-05). Final: the bytes are gone. */
export const deleteAttachment: Route = {
	base: 'connect',
	method: 'DELETE',
	path: '/v3/attachments/:attachmentId',
	guard: 'session',
	handle({ params, world }) {
		world.store.files.delete(attachmentOfPath(world, params.attachmentId).id);
		return deleted(world);
	},
};

import { downloadLink } from '../../files/downloadLink';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/exports/{exportId}/download-link. The link needs no header at all (R:getdownloadlink). */
export const readExportLink: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/exports/:exportId/download-link',
	guard: 'session',
	handle(call) {
		const file = call.world.store.exportFiles.get(call.params.exportId);
		if (!file) throw refusal('objectUnknown', call.params.exportId);
		return ok({ downloadLink: downloadLink(call, `ExportDownload?id=${file.id}`) });
	},
};

import { downloadLink } from '../files/files';
import { commonFields } from '../lists/fields';
import { listPage } from '../lists/listPage';
import { refusal } from '../refusals/refusal';
import type { ExportFile } from '../store/partnerRows';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

const fields = commonFields<ExportFile>();

/** `max` and `page` only. Schedules are set in the web app; fields beside `exportId` are assumed. */
const listExports: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/exports',
	guard: 'session',
	handle({ query: { max, page }, world }) {
		const view = ({ id, name, createdTime }: ExportFile) => ({ exportId: id, name, createdTime });
		const source = { collection: world.store.exportFiles, fields, view };
		return ok(listPage(source, { max, page }, world.switches));
	},
};

/** The link needs no header at all (R:getdownloadlink). */
const readExportLink: Route = {
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

/** Generated export files. */
export const exportsRoutes: Route[] = [listExports, readExportLink];

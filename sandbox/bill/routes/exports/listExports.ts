import { commonFields } from '../../lists/fields';
import { listPage } from '../../lists/listPage';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { ExportFile } from '../../store/organizationRows';

const fields = commonFields<ExportFile>();

/** GET /v3/exports. `max` and `page` only. Schedules are set in the web app; fields beside `exportId` are assumed. */
export const listExports: Route = {
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

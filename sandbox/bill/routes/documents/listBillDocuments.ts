import { fileView, filesOf, isUploaded } from '../../files/files';
import { forwardPage } from '../../lists/forwardPage';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET /v3/documents/bills/{billId}. `max` and `page`; a document is missing until its upload is over. */
export const listBillDocuments: Route = {
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

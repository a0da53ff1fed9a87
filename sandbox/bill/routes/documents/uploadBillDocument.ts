import { storeFile } from '../../files/files';
import { ok } from '../../route';
import type { Route } from '../../route';

/**
 * POST /v3/documents/bills/{billId}?name= (R:createbilldocument). The raw bytes as `application/octet-stream`; answers
 * the id of the upload. The document appears on the bill when the upload is over. Not modelled: which file formats BILL
 * takes, previews.
 */
export const uploadBillDocument: Route = {
	base: 'connect',
	method: 'POST',
	path: '/v3/documents/bills/:billId',
	guard: 'session',
	takesFile: true,
	handle: (call) => ok({ uploadId: storeFile(call, 'bills', call.params.billId).uploadId }),
};

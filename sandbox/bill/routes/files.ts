import { isUploaded } from '../files/files';
import { single } from '../lists/listPage';
import { refusal } from '../refusals/refusal';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

/**
 * GET of a `downloadLink` (docs/documents-attachments, R:getattachment). The bytes for whoever sends a valid `sessionId`
 * header; no `devKey`. Without one 401; before the upload is over 404 (both assumed).
 */
const downloadFile: Route = {
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

/** GET of the link of a billing statement: the text of a page for whoever sends a valid `sessionId` header. BILL sends a PDF. */
const downloadBillingStatement: Route = {
	base: 'files',
	method: 'GET',
	path: '/BillingStatement',
	guard: 'open',
	handle({ headers, query, world }) {
		world.sessions.requireById(String(headers.sessionid ?? ''));
		const id = single(query, 'id') ?? '';
		const statement = world.store.billingStatements.get(id);
		if (!statement) throw refusal('objectUnknown', id);
		return ok(Buffer.from(`${statement.invoiceNumber} ${statement.amount} USD`));
	},
};

/** GET of the link of an export: CSV for everybody who has the link. */
const downloadExport: Route = {
	base: 'files',
	method: 'GET',
	path: '/ExportDownload',
	guard: 'open',
	handle({ query, world }) {
		const id = single(query, 'id') ?? '';
		const file = world.store.exportFiles.get(id);
		if (!file) throw refusal('objectUnknown', id);
		return ok(Buffer.from(file.content));
	},
};

/** Where download links lead. */
export const filesRoutes: Route[] = [downloadFile, downloadBillingStatement, downloadExport];

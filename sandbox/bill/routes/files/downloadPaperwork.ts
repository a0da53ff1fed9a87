import { single } from '../../lists/listPage';
import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';

/** GET of the link of a billing statement: the text of a page for whoever sends a valid `sessionId` header. BILL sends a PDF. */
export const downloadBillingStatement: Route = {
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
export const downloadExport: Route = {
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

import { downloadLink } from '../files/files';
import { commonFields } from '../lists/fields';
import { listPage, single } from '../lists/listPage';
import { organizationOfPath } from '../organizations/organizations';
import { refusal } from '../refusals/refusal';
import type { BillingStatement } from '../store/partnerRows';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

const fields = commonFields<BillingStatement>();

function view({ id, invoiceDate, invoiceNumber, amount }: BillingStatement) {
	return { id, invoiceDate, invoiceNumber, amount };
}

function dateOf(query: Record<string, unknown>, name: string): string | undefined {
	const date = single(query, name);
	if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
		throw refusal('parameterInvalid', `${name}: ${date}`);
	return date;
}

/**
 * Either a range of invoice dates, both ends included, or `max` and `page`; both together answer BDC_1129 (code
 * assumed). Fields of a row are assumed.
 */
const listBillingStatements: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId/billing-statements',
	guard: 'session',
	handle({ params, query, session, world }) {
		organizationOfPath(world, session, params.organizationId);
		const from = dateOf(query, 'invoiceDateFrom');
		const to = dateOf(query, 'invoiceDateTo');
		const { max, page } = query;
		const collection = world.store.billingStatements;
		if (from === undefined && to === undefined)
			return ok(listPage({ collection, fields, view }, { max, page }, world.switches));
		if (max !== undefined || page !== undefined)
			throw refusal('parameterInvalid', 'invoice dates cannot be combined with max or page');
		const found = collection
			.all()
			.filter(({ invoiceDate }) => (!from || invoiceDate >= from) && (!to || invoiceDate <= to));
		return ok({ results: found.map(view) });
	},
};

/** The link needs the header `sessionId`. */
const readBillingStatement: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/organizations/:organizationId/billing-statements/:billingStatementId',
	guard: 'session',
	handle(call) {
		const { params, session, world } = call;
		organizationOfPath(world, session, params.organizationId);
		const statement = world.store.billingStatements.get(params.billingStatementId);
		if (!statement) throw refusal('objectUnknown', params.billingStatementId);
		const { id } = statement;
		return ok({ id, downloadLink: downloadLink(call, `BillingStatement?id=${id}`) });
	},
};

/** Invoices of BILL to the organization. */
export const billingStatementsRoutes: Route[] = [listBillingStatements, readBillingStatement];

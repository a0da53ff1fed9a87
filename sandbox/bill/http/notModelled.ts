import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PREFIXES } from '../world/route';
import type { Base } from '../world/route';

/** A row of the inventory of BILL's published addresses. */
interface Endpoint {
	method: string;
	base: string;
	/** Null where BILL does not publish it readably. */
	path: string | null;
}

/** Calls of v2 that are in use and stand in no inventory (reported by integrators), and v2's receivables. */
const V2_PATHS = [
	'/RecordAPPayment.json',
	'/VoidAPPayment.json',
	'/GetDisbursementData.json',
	'/Errors.json',
	'/GetDocuments.json',
	'/GetDocumentPages.json',
	'/UploadAttachment.json',
	'/SendInvoice.json',
	'/ChargeCustomer.json',
	...['Invoice', 'CustomerContact', 'ReceivedPay', 'CreditMemo', 'RecurringInvoice'].flatMap((entity) => [
		...['Create', 'Read', 'Update', 'Delete', 'Undelete'].map((action) => `/Crud/${action}/${entity}.json`),
		`/List/${entity}.json`,
	]),
];

let patterns: Array<{ method: string; pattern: RegExp }> | undefined;

/** Whether BILL has this address. Asked of those the simulator has no route for. */
export function isOfBill(method: string, url: string): boolean {
	const [path] = url.split('?');
	patterns ??= [
		...inventory(),
		...V2_PATHS.map((v2Path) => ({ method: 'POST', pattern: patternOf('v2', v2Path) })),
	];
	return patterns.some((known) => known.method === method && known.pattern.test(path));
}

function inventory(): Array<{ method: string; pattern: RegExp }> {
	const file = readFileSync(join(__dirname, '../reference/endpoints.json'), 'utf8');
	const endpoints = JSON.parse(file) as Endpoint[];
	return endpoints.flatMap(({ method, base, path }) =>
		path !== null && isBase(base) ? [{ method, pattern: patternOf(base, path) }] : [],
	);
}

function isBase(base: string): base is Base {
	return Object.hasOwn(PREFIXES, base);
}

/** `/v3/invoices/{invoiceId}` below its prefix, any one step for what stands in braces. */
function patternOf(base: Base, path: string): RegExp {
	const steps = path.split(/\{[^}]*\}/).map((step) => step.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${PREFIXES[base]}${steps.join('[^/]+')}$`);
}

import endpoints from '../../sandbox/bill/reference/endpoints.json';

/** One call as the simulator noted it. */
export interface Call {
	method: string;
	path: string;
	query?: Record<string, unknown>;
	body?: unknown;
}

interface Endpoint {
	area: string;
	method: string;
	path: string | null;
	base: string;
	query: Array<{ name: string }>;
	body: Array<{ name: string }>;
}

/** Where BILL's lists of fields differ from the names of a single object: entries of sets, by `METHOD path`. */
const ENTRIES_OF_SETS: Record<string, string[]> = {
	'POST /v3/bill-approvals/actions': ['billId', 'action', 'comment'],
	'POST /v3/payments/exchange-rate': ['vendorId', 'amount'],
};

/** BILL v2 api-structure and the pages of its calls, 2026-11. */
const V2_CALLS =
	/^\/api\/v2\/(Login|Logout|GetSessionInfo|ListOrgs|MFA(Challenge|Authenticate|Status)|((Bulk\/)?Crud\/(Create|Read|Update|Delete|Undelete)|List)\/[A-Za-z]+|(Set|List|Clear)Approvers|Approve|Deny|PayBills|(Record|Cancel|Void)APPayment|GetDisbursementData|Errors)\.json$/;

/** Whether BILL documents this v2 call. */
export function isV2Call({ method, path }: Call): boolean {
	return method === 'POST' && V2_CALLS.test(path);
}

const BASES: Record<string, string> = { connect: '/connect', 'connect-events': '/connect-events' };

/** Beside accounts payable only the addresses are listed, not their fields. */
const UNRECORDED = ['receivables', 'partner', 'spend'];

/** Fixed addresses first: `/banks/users` is not the bank account `users`. */
const documented: Endpoint[] = endpoints
	.filter(({ path }) => path !== null)
	.sort((one, other) => placesIn(one) - placesIn(other));

function placesIn({ path }: { path: string | null }): number {
	return path?.split('{').length ?? 0;
}

/** What BILL's documentation does not know about a call of v3; empty when it knows everything. */
export function undocumented(call: Call): string[] {
	const address = `${call.method} ${call.path}`;
	const endpoint = documented.find((one) => call.method === one.method && matches(one, call.path));
	if (!endpoint) return [`${address}: no such endpoint`];
	if (UNRECORDED.includes(endpoint.area)) return [];
	const queryNames = endpoint.query.map(({ name }) => name);
	const strange = Object.keys(call.query ?? {}).filter((name) => !queryNames.includes(name));
	return [
		...strange.map((name) => `${address}: query ${name}`),
		...fieldsOf(call.body)
			.filter((name) => !bodyNames(endpoint).includes(name))
			.map((name) => `${address}: body ${name}`),
	];
}

/** One page of BILL's changelog (2024-05-06) spells this path so; the list of endpoints notes it in words. */
const OTHER_SPELLING = { from: /\/security_key$/, to: '/security-key' };

function matches({ base, path }: Endpoint, called: string): boolean {
	const pattern = `${BASES[base]}${path}`.replace(/\{\w+\}/g, '[^/]+');
	return new RegExp(`^${pattern}$`).test(called.replace(OTHER_SPELLING.from, OTHER_SPELLING.to));
}

/** Names of the fields of an object, or of the entries of a set. A file has none. */
function fieldsOf(body: unknown): string[] {
	const entries: unknown[] = Array.isArray(body) ? body : [body];
	return [
		...new Set(
			entries.flatMap((entry) => (typeof entry === 'object' && entry !== null ? Object.keys(entry) : [])),
		),
	];
}

/** The entries of a set have the fields of the single object; a set of changes names each by its id. */
function bodyNames(endpoint: Endpoint): string[] {
	const own = endpoint.body.map(({ name }) => name);
	if (!own.includes('[]')) return own;
	const set = `${endpoint.method} ${endpoint.path}`;
	const known = ENTRIES_OF_SETS[set];
	if (known) return known;
	const single = endpoint.path?.replace(/\/bulk$/, '');
	const create = documented.find(({ method, path }) => method === 'POST' && path === single);
	return [...(create?.body.map(({ name }) => name) ?? []), ...(endpoint.method === 'POST' ? [] : ['id'])];
}

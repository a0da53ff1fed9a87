import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '../../../sandbox/bill/world/route';
import type { JsonSchema } from '../../../sandbox/bill/values/schema';
import { ROUTES } from '../../../sandbox/bill/routes/routes';

interface Field {
	name: string;
	required: boolean;
}

/** One row of the inventory of BILL's published addresses. */
interface Endpoint {
	area: string;
	operationId: string;
	method: string;
	base: string;
	/** Null where BILL does not publish it readably. */
	path: string | null;
	body: Field[];
}

const REFERENCE = join(__dirname, '../../../sandbox/bill/reference/endpoints.json');

/** Areas served as a whole. */
const SERVED_AREAS = [
	'auth',
	'mfa',
	'vendors',
	'bills',
	'bill-approvals',
	'payments',
	'vendor-credits',
	'recurring-bills',
	'classifications',
	'payment-terms',
	'documents',
	'attachments',
	'funding-accounts',
	'organization',
	'users',
	'roles',
	'network',
	'webhooks',
];

/** Of receivables only what ledger coding needs. Their bodies are not recorded in the file. */
const SERVED_RECEIVABLES = ['GET /v3/customers', 'GET /v3/customers/{}', 'POST /v3/customers'];

/** What the file does not hold although the simulator serves it, and why. */
const UNLISTED: Record<string, string> = {
	'POST /v3/subscriptions/{}/security_key': 'the spelling of older pages, behind the switch securityKeyPath',
	'POST /v3/mfa/validate': 'the spelling of the prose of some pages for /v3/mfa/setup/validate',
};

/** Fields the simulator takes although the file does not name them, and why. */
const UNLISTED_FIELDS: Record<string, string> = {
	allowDuplicateInvoiceNumber: 'missing from the official lists, behind the switch duplicateFlag',
	billPayments: 'accepted and ignored, as integrators report',
};

/** Body names of the file that stand for something else than one field of this name. */
const UNPUBLISHED_NAMES = /^\(.*\)$|^\[\]$/;

function isEndpoint(row: unknown): row is Endpoint {
	return typeof row === 'object' && row !== null && 'method' in row && 'body' in row;
}

const inventory: unknown = JSON.parse(readFileSync(REFERENCE, 'utf8'));
const endpoints = Array.isArray(inventory) ? inventory.filter(isEndpoint) : [];

/** `POST /v3/vendors/{}/archive`: names of path parameters do not count. */
function addressOf(method: string, path: string): string {
	return `${method} ${path.replace(/\{[^}]+\}|:[^/]+/g, '{}')}`;
}

const isV3 = (route: Route) => route.base === 'connect' || route.base === 'connect-events';
const routes = new Map(
	ROUTES.filter(isV3).map((route) => [`${route.base} ${addressOf(route.method, route.path)}`, route]),
);

const published = endpoints.flatMap(({ path, ...endpoint }) =>
	path === null ? [] : [{ ...endpoint, path, address: addressOf(endpoint.method, path) }],
);

const served = published.filter(
	({ area, path, address }) =>
		(SERVED_AREAS.includes(area) && !path.startsWith('/v3/partner/')) || SERVED_RECEIVABLES.includes(address),
);

function propertiesOf(schema: JsonSchema | undefined): string[] {
	const properties: unknown = schema?.properties;
	return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

it('reads the inventory', () => {
	expect(served.length).toBeGreaterThan(180);
});

it.each(served)('serves $method $path', ({ base, address }) => {
	expect(routes.has(`${base} ${address}`)).toBe(true);
});

it('serves no address of v3 that BILL does not have, as sandbox/bill/reference/endpoints.json lists them', () => {
	const listed = new Set(published.map(({ base, address }) => `${base} ${address}`));

	const unlisted = [...routes.keys()].filter((key) => !listed.has(key));

	expect(unlisted.map((key) => key.replace(/^\S+ /, '')).toSorted()).toEqual(
		Object.keys(UNLISTED).toSorted(),
	);
});

it.each(served.filter(({ area, body }) => area !== 'receivables' && body.length > 0))(
	'takes the fields of $method $path',
	({ base, address, body }) => {
		const names = body.map(({ name }) => name).filter((name) => !UNPUBLISHED_NAMES.test(name));

		const taken = propertiesOf(routes.get(`${base} ${address}`)?.bodySchema);

		expect(taken.filter((name) => !UNLISTED_FIELDS[name]).toSorted()).toEqual(names.toSorted());
	},
);

it.each(served.filter(({ body }) => body.some(({ name }) => name === '[]')))(
	'takes a list of objects at $method $path',
	({ base, address }) => {
		const schema = routes.get(`${base} ${address}`)?.bodySchema;

		// Where a single object may be taken as well, the list stands in the branch for lists.
		expect(schema?.else ?? schema).toMatchObject({ type: 'array', items: { type: 'object' } });
	},
);

it.each(served.filter(({ area, body }) => area !== 'receivables' && body.length === 0))(
	'takes no body at $method $path',
	({ base, address }) => {
		expect(routes.get(`${base} ${address}`)?.bodySchema).toBeUndefined();
	},
);

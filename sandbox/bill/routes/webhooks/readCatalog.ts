import { ok } from '../../route';
import type { Route } from '../../route';
import { EVENT_TYPES, EVENT_VERSION } from '../../webhooks/catalog';

/** GET /v3/events/catalog. Event types with their versions; the key `events` and the field names are assumed. */
export const readCatalog: Route = {
	base: 'connect-events',
	method: 'GET',
	path: '/v3/events/catalog',
	guard: 'session',
	handle: () => ok({ events: EVENT_TYPES.map((type) => ({ type, version: EVENT_VERSION })) }),
};

import { without } from '../../simulator/fields';
import { readMax, single } from '../lists/listPage';
import { refusal } from '../refusals/refusal';
import { vendorOfPath } from '../vendors/vendors';
import { ok } from '../world/reply';
import type { Route } from '../world/route';

function readStart(query: Record<string, unknown>): number {
	const text = single(query, 'start') ?? '0';
	if (!/^\d+$/.test(text)) throw refusal('parameterInvalid', `start: ${text}`);
	return Number(text);
}

/**
 * docs/getting-audit-trail-details. A bare array, oldest entry first, one entry a changed field. `start` counts
 * entries; the default and the ceiling of `max` are those of lists (assumed). No entry is ever archived here, so
 * `includeArchived` is checked and changes nothing.
 */
const readVendorAuditTrail: Route = {
	base: 'connect',
	method: 'GET',
	path: '/v3/reports/audit-trail/vendor/:vendorId',
	guard: 'session',
	handle({ params, query, world }) {
		const { id } = vendorOfPath(world, params.vendorId);
		const includeArchived = single(query, 'includeArchived') ?? 'false';
		if (includeArchived !== 'true' && includeArchived !== 'false')
			throw refusal('parameterInvalid', `includeArchived: ${includeArchived}`);
		const [start, max] = [readStart(query), readMax(query)];
		const changes = world.store.vendorChanges.find('vendorId', id).slice(start, start + max);
		return ok(changes.map((change) => without(change, 'id', 'vendorId')));
	},
};

/** Reports. */
export const reportsRoutes: Route[] = [readVendorAuditTrail];

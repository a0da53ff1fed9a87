import { ok } from '../simulation/reply';
import type { Route } from '../http/route';
import { requireObject } from '../rest/objectOf';
import { ORG_OBJECTS } from '../schema/org';

/** GET /sandbox/state?object=AP_Invoice__c: the records of an object, or without `object` those of all that have any. */
export const state: Route = {
	access: 'public',
	method: 'GET',
	path: '/sandbox/state',
	handle: ({ sim, query }) => {
		if (query.object) return ok([...sim.store.table(requireObject(query.object)).all()]);
		const tables = ORG_OBJECTS.map((object): [string, unknown[]] => [
			object.name,
			[...sim.store.table(object).all()],
		]);
		return ok(Object.fromEntries(tables.filter(([, rows]) => rows.length > 0)));
	},
};

import { isJsonObject } from '../../simulator/fields';
import { requireBody } from '../http/jsonBody';
import { noContent } from '../simulation/reply';
import type { Route } from '../http/route';
import { refusal } from '../refusals/refusal';
import { findUserByName } from '../tenant';

/**
 * POST /sandbox/permissions {userName, api?, objects?, fields?, modifyAll?, viewAll?, approvalAdmin?, licence?}: replaces what
 * permission sets give a user by everything but what is said here, e.g. `{"objects": {"AP_Invoice__c": "read"}, "fields": {"AP_Invoice__c.BILL_Bill_Id__c": "none"}}`.
 */
export const setPermissions: Route = {
	access: 'public',
	method: 'POST',
	path: '/sandbox/permissions',
	handle: ({ sim, body }) => {
		const { userName, api, objects, fields, modifyAll, viewAll, approvalAdmin, licence } = requireBody(body);
		const user = findUserByName(String(userName));
		if (!user) throw refusal('notFound');
		try {
			sim.access.set(user.id, {
				api: api !== false,
				objects: isJsonObject(objects) ? objects : undefined,
				fields: isJsonObject(fields) ? fields : undefined,
				modifyAll,
				viewAll,
				licence: typeof licence === 'string' ? licence : undefined,
				approvalAdmin: typeof approvalAdmin === 'boolean' ? approvalAdmin : undefined,
			});
		} catch (error) {
			throw refusal('jsonSyntax', { detail: error instanceof Error ? error.message : String(error) });
		}
		return noContent();
	},
};

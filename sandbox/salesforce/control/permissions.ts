import { isJsonObject } from '../http/json';
import { requireBody } from '../http/jsonBody';
import { noContent, type Route } from '../http/route';
import { refusal } from '../refusals';
import { findUserByName } from '../tenant';

/**
 * POST /sandbox/permissions {userName, api?, objects?, fields?, modifyAll?, approvalAdmin?}: what a user may do less or
 * more than usual, e.g. `{"objects": {"AP_Invoice__c": "read"}, "fields": {"AP_Invoice__c.BILL_Bill_Id__c": "none"}}`.
 * Describe calls, reads and writes by the record resources follow it; of queries only the object they start from does.
 */
export const setPermissions: Route = {
	access: 'public',
	method: 'POST',
	path: '/sandbox/permissions',
	handle: ({ sim, body }) => {
		const { userName, api, objects, fields, modifyAll, approvalAdmin } = requireBody(body);
		const user = findUserByName(String(userName));
		if (!user) throw refusal('notFound');
		try {
			sim.access.set(user.id, {
				api: api !== false,
				objects: isJsonObject(objects) ? objects : undefined,
				fields: isJsonObject(fields) ? fields : undefined,
				modifyAll,
				approvalAdmin: typeof approvalAdmin === 'boolean' ? approvalAdmin : undefined,
			});
		} catch (error) {
			throw refusal('jsonSyntax', { detail: error instanceof Error ? error.message : String(error) });
		}
		return noContent();
	},
};

import { DATA_PATH } from '../http/paths';
import { noContent } from '../simulation/reply';
import type { Route } from '../http/route';
import { deleteRecord } from '../records/delete';
import { requireObject, requireRecord } from './objectOf';

/** DELETE /sobjects/X/id: 204. */
export const removeRecord: Route = {
	access: 'session',
	method: 'DELETE',
	path: `${DATA_PATH}/sobjects/:object/:id`,
	handle: ({ sim, actor, params }) => {
		const object = requireObject(params.object);
		const row = requireRecord(sim, object, params.id);
		deleteRecord(sim, actor, object, String(row.Id));
		return noContent();
	},
};

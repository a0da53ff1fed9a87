import { requireBody } from '../http/jsonBody';
import { DATA_PATH } from '../http/paths';
import { noContent } from '../simulation/reply';
import type { Route } from '../http/route';
import { updateRecord } from '../records/save';
import { checkUnmodified } from './conditional';
import { requireObject, requireRecord } from './objectOf';

/** PATCH /sobjects/X/id: 204. Honours `If-Unmodified-Since`; a locked record is refused. */
export const patchRecord: Route = {
	access: 'session',
	method: 'PATCH',
	path: `${DATA_PATH}/sobjects/:object/:id`,
	handle: (call) => {
		const object = requireObject(call.params.object);
		const row = requireRecord(call.sim, object, call.params.id);
		checkUnmodified(call, row);
		updateRecord(call.sim, call.actor, object, String(row.Id), requireBody(call.body));
		return noContent();
	},
};

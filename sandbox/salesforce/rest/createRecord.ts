import { requireBody } from '../http/jsonBody';
import { basePath, DATA_PATH } from '../http/paths';
import { created } from '../simulation/reply';
import type { Route } from '../http/route';
import { createRecord } from '../records/save';
import { isPlatformEvent } from '../schema/platformEvent';
import { requireObject } from './objectOf';
import { publishEvent } from './publishEvent';

/** POST /sobjects/X: 201 with the id. On a platform event it publishes. */
export const postRecord: Route = {
	access: 'session',
	method: 'POST',
	path: `${DATA_PATH}/sobjects/:object`,
	handle: (call) => {
		const object = requireObject(call.params.object);
		const given = requireBody(call.body);
		if (isPlatformEvent(object)) return created(publishEvent(call.sim, object, given, call.actor));
		const row = createRecord(call.sim, call.actor, object, given);
		const body = { id: row.Id, success: true, errors: [] };
		return created(body, `${basePath(call)}/sobjects/${object.name}/${row.Id}`);
	},
};

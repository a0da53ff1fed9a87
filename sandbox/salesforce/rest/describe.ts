import { visibleTo } from '../access/checkAccess';
import { basePath, DATA_PATH } from '../http/paths';
import { ok, type Route } from '../http/route';
import { describeGlobal, describeObject, describeSummary } from '../schema/describe';
import { requireObject } from './objectOf';

/** GET /sobjects. */
export const listObjects: Route = {
	access: 'session',
	method: 'GET',
	path: `${DATA_PATH}/sobjects`,
	handle: (call) => ok(describeGlobal(basePath(call), (object) => visibleTo(call.actor, object))),
};

/** GET /sobjects/X/describe. */
export const describe: Route = {
	access: 'session',
	method: 'GET',
	path: `${DATA_PATH}/sobjects/:object/describe`,
	handle: (call) => ok(describeObject(requireObject(call.params.object, call.actor), basePath(call))),
};

/** GET /sobjects/X. The list of recently used records is always empty here. */
export const objectInfo: Route = {
	access: 'session',
	method: 'GET',
	path: `${DATA_PATH}/sobjects/:object`,
	handle: (call) =>
		ok({
			objectDescribe: describeSummary(requireObject(call.params.object, call.actor), basePath(call)),
			recentItems: [],
		}),
};

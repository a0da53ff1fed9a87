import { visibleTo } from '../access/checkAccess';
import { basePath, DATA_PATH, type Route, type SessionCall } from '../http/route';
import { refusal } from '../refusals/refusal';
import { describeGlobal, describeObject, describeSummary } from '../schema/describe';
import { ok } from '../simulation/reply';
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

/** Parts of the describe family that exist on the platform and are not modelled. */
const NOT_MODELLED = [
	'layouts',
	'compactLayouts',
	'approvalLayouts',
	'namedLayouts',
	'quickActions',
	'listviews',
];

/** GET /sobjects/X/describe/layouts and the like: their addresses are no external ids. */
export const unmodelledDescriptions: readonly Route[] = NOT_MODELLED.flatMap((name) =>
	[`describe/${name}`, name].map((path) => ({
		access: 'session' as const,
		method: 'GET',
		path: `${DATA_PATH}/sobjects/:object/${path}`,
		handle: (call: SessionCall): never => {
			requireObject(call.params.object, call.actor);
			throw refusal('notModelled', { what: `sobjects/${call.params.object}/${path}` });
		},
	})),
);

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

import { refusal } from '../../refusals/refusal';
import type { Route } from '../../world/route';
import { v2Success } from '../../v2/envelope';
import type { V2Form } from '../../v2/form';
import { v2Page } from '../../v2/listQuery';
import { entityOfFile } from '../../v2/registry';

/** POST List/{Entity}.json. Rows come without nested lists and audit fields unless `nested` and `showAudit` ask for them. */
export const v2List: Route<V2Form> = {
	base: 'v2',
	method: 'POST',
	path: '/List/:file',
	guard: 'session',
	handle({ body, params, world }) {
		if (typeof body.data === 'string') throw refusal('jsonInvalid');
		return v2Success(v2Page(entityOfFile(params.file).list(world), body.data));
	},
};

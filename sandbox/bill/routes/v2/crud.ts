import { refusal } from '../../refusals/refusal';
import type { Route } from '../../world/route';
import { crud } from '../../v2/crud';
import type { V2Action } from '../../v2/crud';
import { v2Success } from '../../v2/envelope';
import type { V2Form } from '../../v2/form';
import { entityOfFile } from '../../v2/registry';

/**
 * POST Crud/{Action}/{Entity}.json. Create and Update take `{"obj":{"entity", …}}`, the others `{"id"}`; all answer the
 * object. Which entity can do what stands with the entities.
 */
export function v2Crud(action: V2Action): Route<V2Form> {
	return {
		base: 'v2',
		method: 'POST',
		path: `/Crud/${action}/:file`,
		guard: 'session',
		handle({ body, params, session, world }) {
			if (typeof body.data === 'string') throw refusal('jsonInvalid');
			return v2Success(crud({ world, session }, entityOfFile(params.file), action, body.data));
		},
	};
}

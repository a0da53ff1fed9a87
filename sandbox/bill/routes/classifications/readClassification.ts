import { refusal } from '../../refusal';
import { ok } from '../../route';
import type { Route } from '../../route';
import type { ClassificationType } from './types';

/** GET /v3/classifications/{type}/{id}. Not modelled: update, archive, restore, bulk. */
export function readClassification(type: ClassificationType): Route {
	return {
		base: 'connect',
		method: 'GET',
		path: `/v3/classifications/${type.path}/:id`,
		guard: 'session',
		handle({ params, world }) {
			const row = type.collection(world.store).get(params.id);
			if (!row) throw refusal('objectUnknown', params.id);
			return ok(row);
		},
	};
}

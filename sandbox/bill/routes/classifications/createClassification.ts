import { createEntry } from '../../classifications/entries';
import type { ClassificationType } from '../../classifications/types';
import type { Route } from '../../route';
import type { Classification } from '../../store/rows';

/** POST /v3/classifications/{type}. Equal names are taken twice (assumed). No notification: BILL has none for these. */
export function createClassification(type: ClassificationType): Route<Partial<Classification>> {
	return {
		base: 'connect',
		method: 'POST',
		path: `/v3/classifications/${type.path}`,
		guard: 'session',
		bodySchema: type.schema,
		handle: ({ body, world }) => ({
			status: world.switches.createStatus,
			body: createEntry(world, type, body),
		}),
	};
}

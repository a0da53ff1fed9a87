import { refusal } from '../../refusal';
import type { Route } from '../../route';
import { v2Objects } from '../../v2/entities';
import { v2Success } from '../../v2/envelope';
import type { V2Form } from '../../v2/form';
import { entityOf } from './list';

/** POST Crud/Read/{Entity}.json with `{"id"}`. Modelled for Vendor, Bill and ChartOfAccount. */
export const v2Read: Route<V2Form> = {
	base: 'v2',
	method: 'POST',
	path: '/Crud/Read/:file',
	guard: 'session',
	handle({ body, params, world }) {
		const { data } = body;
		if (typeof data === 'string') throw refusal('jsonInvalid');
		const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
		if (typeof id !== 'string') throw refusal('v2DataMissing', 'id');
		const found = v2Objects(world, entityOf(params.file)).find((row) => row.id === id);
		if (!found) throw refusal('objectUnknown', id);
		return v2Success(found);
	},
};

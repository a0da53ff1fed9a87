import { refusal } from '../../refusal';
import type { Route } from '../../route';
import { v2Objects } from '../../v2/entities';
import { v2Success } from '../../v2/envelope';
import type { V2Form } from '../../v2/form';
import { v2Page } from '../../v2/listQuery';

/** `Vendor.json` without its ending. @throws Refusal BDC_1121 */
export function entityOf(file: string): string {
	const found = /^(\w+)\.json$/.exec(file);
	if (!found) throw refusal('routeUnknown', file);
	return found[1];
}

/** POST List/{Entity}.json. Modelled for Vendor, Bill and ChartOfAccount. */
export const v2List: Route<V2Form> = {
	base: 'v2',
	method: 'POST',
	path: '/List/:file',
	guard: 'session',
	handle({ body, params, world }) {
		if (typeof body.data === 'string') throw refusal('jsonInvalid');
		return v2Success(v2Page(v2Objects(world, entityOf(params.file)), body.data));
	},
};

import { refusal } from '../refusals/refusal';
import { single } from './listPage';

/** `ids` of a query: comma separated, required. @throws Refusal BDC_1000 when none is given, BDC_1129 when given twice */
export function readIds(query: Record<string, unknown>): string[] {
	const ids = (single(query, 'ids') ?? '').split(',').map((id) => id.trim());
	const given = ids.filter((id) => id !== '');
	if (given.length === 0) throw refusal('fieldInvalid', 'ids: must not be blank');
	return given;
}

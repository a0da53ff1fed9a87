import { refuseBulkSize } from '../../world/bulk';
import { Refusal, refusal } from '../../refusals/refusal';
import type { Route } from '../../world/route';
import { crud } from '../../v2/crud';
import type { V2Action } from '../../v2/crud';
import { v2Failure, v2Success } from '../../v2/envelope';
import { isRecord } from '../../v2/fields';
import type { V2Form } from '../../v2/form';
import { entityOfFile } from '../../v2/registry';

/** v2/reference/ap-approvals-bulkcreateapprovalpolicy. */
const LARGEST_SET = 100;

/**
 * POST Bulk/Crud/{Action}/{Entity}.json with `{"bulk":[…]}`, entries as in the single call. Every entry is answered on its
 * own, good ones stay; that the answers stand under `bulk` of a list's only entry is assumed.
 */
export function v2BulkCrud(action: V2Action): Route<V2Form> {
	return {
		base: 'v2',
		method: 'POST',
		path: `/Bulk/Crud/${action}/:file`,
		guard: 'session',
		handle({ body, params, session, world }) {
			const entity = entityOfFile(params.file);
			if (typeof body.data === 'string') throw refusal('jsonInvalid');
			const entries: unknown = isRecord(body.data) ? body.data.bulk : undefined;
			if (!Array.isArray(entries)) throw refusal('v2DataMissing', 'bulk');
			refuseBulkSize(entries.length, LARGEST_SET);
			const answers = entries.map((entry: unknown) => {
				try {
					return v2Success(crud({ world, session }, entity, action, entry)).body;
				} catch (error) {
					if (error instanceof Refusal) return v2Failure(error).body;
					throw error;
				}
			});
			return v2Success([{ bulk: answers }]);
		},
	};
}

import type { IDataObject } from 'n8n-workflow';
import type { BillClient } from '../../transport/client';
import { toBillRecord } from '../../records/record';

/** The verbs of `Crud/{Verb}/{Entity}.json` (BILL v2 api-structure, 2026-11). */
export type LegacyVerb = 'Create' | 'Read' | 'Update' | 'Delete' | 'Undelete';

/** One call on one v2 object. */
export interface LegacyCall {
	verb: LegacyVerb;
	entity: string;
	data: IDataObject;
	/** Continues "BILL did not …". */
	intent: string;
	itemIndex: number;
}

/**
 * POST /api/v2/Crud/{Verb}/{Entity}.json → the object as v2 has it. A create is sent once, since v2 has no key to look it
 * up by; the others have the same effect when they arrive twice.
 */
export async function callLegacy(client: BillClient, call: LegacyCall): Promise<IDataObject> {
	return await client.requestV2({
		intent: call.intent,
		endpoint: `Crud/${call.verb}/${call.entity}.json`,
		data: call.data,
		isRepeatable: call.verb !== 'Create',
		itemIndex: call.itemIndex,
		decode: toBillRecord,
	});
}

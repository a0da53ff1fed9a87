import type { IExecuteFunctions } from 'n8n-workflow';
import type { KeptKeys } from '../../webhook/idempotentKey';
import { toRecord } from '../../parameters/reader';

/**
 * Keys of requests BILL has not answered, in the static data of the node: a retry of the node, and in production the next
 * execution, asks under the same key.
 */
export function keptKeys(ctx: IExecuteFunctions): KeptKeys {
	const staticData = ctx.getWorkflowStaticData('node');
	return {
		read: () => toRecord(staticData.idempotentKeys) as Record<string, string>,
		write: (keys) => {
			if (Object.keys(keys).length > 0) staticData.idempotentKeys = keys;
			else delete staticData.idempotentKeys;
		},
	};
}

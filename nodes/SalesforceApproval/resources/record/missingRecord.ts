import { NodeOperationError } from 'n8n-workflow';
import type { OperationCall } from '../../operation/operation';

/** A query by id that found nothing: Salesforce tells neither deleted nor hidden records apart. */
export function refuseMissing({ ctx, itemIndex }: OperationCall, objectName: string, recordId: string) {
	return new NodeOperationError(ctx.getNode(), `There is no ${objectName} with the ID ${recordId}`, {
		description:
			'The record was deleted, belongs to another object, or the user of the credential may not see it.',
		itemIndex,
		level: 'warning',
	});
}

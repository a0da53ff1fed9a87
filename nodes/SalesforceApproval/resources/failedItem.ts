import type { INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * The output item of an input item that could not be handled, for nodes set to continue: what, why and how to fix it.
 *
 * @param isForErrorOutput n8n moves items with `error` to the second output; on the first it would replace our words
 * by the bare message (n8n-core, workflow-execute.js, 2.41.1)
 */
export function failedItem(
	error: NodeApiError | NodeOperationError,
	itemIndex: number,
	isForErrorOutput: boolean,
): INodeExecutionData {
	const code = codeOf(error);
	return {
		json: {
			error: error.message,
			...(error.description && { description: error.description }),
			...(code !== undefined && { code }),
		},
		...(isForErrorOutput && { error }),
		pairedItem: { item: itemIndex },
	};
}

/** Salesforce's own code, as `salesforceError` put it into the body. */
function codeOf({ errorResponse }: NodeApiError | NodeOperationError): string | undefined {
	return typeof errorResponse?.code === 'string' ? errorResponse.code : undefined;
}

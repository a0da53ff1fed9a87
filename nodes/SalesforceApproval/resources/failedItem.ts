import type { INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

/** The output item of an input item that could not be handled, for nodes set to continue: what, why and how to fix it. */
export function failedItem(error: NodeApiError | NodeOperationError, itemIndex: number): INodeExecutionData {
	const code = codeOf(error);
	return {
		json: {
			error: error.message,
			...(error.description && { description: error.description }),
			...(code !== undefined && { code }),
		},
		error,
		pairedItem: { item: itemIndex },
	};
}

/** Salesforce's own code, as `salesforceError` put it into the body. */
function codeOf(error: NodeApiError | NodeOperationError): string | undefined {
	const body = error.errorResponse;
	return typeof body?.code === 'string' ? body.code : undefined;
}

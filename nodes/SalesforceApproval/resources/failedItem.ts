import type { INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * The output item of an input item that could not be handled, for nodes set to continue: what, why and how to fix it.
 *
 * @param isForErrorOutput n8n moves items that hold nothing but `error`, `message` and `details` to the second output. It
 * moves items with an `error` beside their `json` as well, but replaces our words by the bare message there
 * (n8n-core, workflow-execute.js, 2.41.1)
 */
export function failedItem(
	error: NodeApiError | NodeOperationError,
	itemIndex: number,
	isForErrorOutput: boolean,
): INodeExecutionData {
	const { message, description } = error;
	const code = codeOf(error);
	const json = isForErrorOutput
		? { error: inOneText(message, description), details: { ...(code !== undefined && { code }) } }
		: { error: message, ...(description && { description }), ...(code !== undefined && { code }) };
	return { json, pairedItem: { item: itemIndex } };
}

function inOneText(message: string, description: string | null | undefined): string {
	if (!description || message.includes(description)) return message;
	return `${message}${/[.!?]$/.test(message) ? '' : '.'} ${description}`;
}

/** Salesforce's own code, as `salesforceError` put it into the body. */
function codeOf({ errorResponse }: NodeApiError | NodeOperationError): string | undefined {
	return typeof errorResponse?.code === 'string' ? errorResponse.code : undefined;
}

import type { INodeExecutionData } from 'n8n-workflow';
import type { NodeFailure } from '../../shared/cure';
import { detailsOf } from '../transport/errors';

/**
 * The output item of an input item that could not be handled, for nodes set to continue: what, why, how to fix it and what cures it.
 *
 * @param isForErrorOutput n8n moves items that hold nothing but `error`, `message` and `details` to the second output. It
 * moves items with an `error` beside their `json` as well, but replaces our words by the bare message there
 * (n8n-core, workflow-execute.js, 2.41.1)
 */
export function failedItem(
	error: NodeFailure,
	itemIndex: number,
	isForErrorOutput: boolean,
): INodeExecutionData {
	const { message, description } = error;
	const details = detailsOf(error);
	const json = isForErrorOutput
		? { error: inOneText(message, description), details }
		: { error: message, ...(description && { description }), ...details };
	return { json, pairedItem: { item: itemIndex } };
}

function inOneText(message: string, description: string | null | undefined): string {
	if (!description || message.includes(description)) return message;
	return `${message}${/[.!?]$/.test(message) ? '' : '.'} ${description}`;
}

import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { cureOf, dataOf, type NodeFailure } from '../cure';

/** Why an item failed, in a word a workflow can branch on, and what else its node knows about it. */
export interface Reason extends IDataObject {
	reason: string;
	/** Of the API, where it refused. */
	code?: string;
}

/** What a workflow can branch on: the reason, the API's code and status, who or what cures the error, and from when on. */
export function detailsOf(failure: NodeFailure, reason: Reason): IDataObject {
	const status = failure instanceof NodeApiError ? Number(failure.httpCode) : Number.NaN;
	return {
		...reason,
		...(Number.isInteger(status) && status > 0 && { httpStatus: status }),
		...cureOf(failure),
	};
}

/** Writes the details into the error as well, for the error workflow of a node that stops. */
export function withDetails(failure: NodeFailure, details: IDataObject): NodeFailure {
	failure.context.data = { ...dataOf(failure), ...details };
	return failure;
}

/**
 * What leaves the node for an item that failed, when the workflow goes on: `error` in words, fix included, and `details` to
 * branch on. On the main output it has the fix as `description`, the code and the cure at its top as well.
 *
 * @param isForErrorOutput n8n moves items that hold nothing but `error`, `message` and `details` to the second output. It
 * moves items with an `error` beside their `json` as well, but replaces our words by the bare message there
 * (n8n-core, workflow-execute.js, 2.41.1)
 * @param isFixApart leaves the fix out of `error` on the main output
 */
export function failedItem(
	failure: NodeFailure,
	details: IDataObject,
	isForErrorOutput: boolean,
	isFixApart = false,
): IDataObject {
	const { message, description } = failure;
	if (isForErrorOutput) return { error: withFix(failure), details };
	const { code, curedBy, retryAt } = details;
	return {
		error: isFixApart ? message : withFix(failure),
		...(description && { description }),
		...(code !== undefined && { code }),
		curedBy,
		...(retryAt !== undefined && { retryAt }),
		details,
	};
}

function withFix({ message, description }: NodeFailure): string {
	if (!description || message.includes(description)) return message;
	return `${/[.!?]$/.test(message) ? message : `${message}.`} ${description}`;
}

import type { IDataObject, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { BillRefusedError, UnknownOutcomeError } from '../transport/errors';

/** A refusal with a reason a workflow can branch on, next to the words for people. */
export class RefusedError extends NodeOperationError {
	/** n8n drops everything but the message of errors with other names. */
	override readonly name = 'NodeOperationError';

	constructor(
		node: INode,
		/** Machine-readable, for example `billNotApproved`. */
		readonly reason: string,
		message: string,
		itemIndex: number,
		readonly facts: IDataObject = {},
	) {
		super(node, message, { itemIndex, level: 'warning' });
	}
}

/** Whether nobody knows if the write took effect: it must not be sent again before somebody has looked. */
export function isUnknownOutcome(error: unknown): boolean {
	if (error instanceof UnknownOutcomeError) return true;
	return error instanceof RefusedError && error.reason === 'unknownOutcome';
}

/** Stamps the item on an error of ours; anything else is a defect and is wrapped. */
export function toNodeFailure(
	node: INode,
	error: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	const cause = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(node, cause, { itemIndex, failure: { cause: 'node-defect' } });
}

/**
 * What leaves the node when the workflow continues after a failed item: `error` in words, fix included, and `details`
 * to branch on. n8n sends an item with only these keys to the error output.
 */
export function describeFailure(failure: NodeApiError | NodeOperationError): IDataObject {
	const { message, description } = failure;
	const error =
		description && !message.includes(description) ? `${withStop(message)} ${description}` : message;
	return { error, details: detailsOf(failure) };
}

function detailsOf(failure: NodeApiError | NodeOperationError): IDataObject {
	if (failure instanceof RefusedError) return { reason: failure.reason, ...failure.facts };
	if (!(failure instanceof NodeApiError)) return { reason: 'badInput' };
	const code = failure instanceof BillRefusedError ? failure.code : '';
	const isRefused = failure instanceof BillRefusedError;
	return {
		reason: isRefused
			? 'refusedByBill'
			: failure instanceof UnknownOutcomeError
				? 'unknownOutcome'
				: 'billNotReached',
		...(code && { code }),
		...(failure.httpCode && { httpStatus: Number(failure.httpCode) }),
	};
}

function withStop(sentence: string): string {
	return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

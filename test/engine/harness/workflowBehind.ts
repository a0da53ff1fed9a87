/** The workflow behind a webhook trigger, and when n8n answers the caller (dist/webhooks/webhook-helpers.js, 2.41.1). */
import type { INodeExecutionData } from 'n8n-workflow';
import type { WebhookReply } from './webhookServer';

/** Throwing fails the execution. `respond` is the node Respond to Webhook; it does nothing in the other modes. */
export type WorkflowBehind = (
	items: INodeExecutionData[],
	respond: (statusCode: number, body?: unknown) => void,
) => Promise<void> | void;

export interface ExecutionBehind {
	workflow?: WorkflowBehind;
	items: INodeExecutionData[];
	responseMode: string;
	reply: WebhookReply;
	answer: (statusCode: number, body?: unknown) => void;
}

/** Answers at once, when the workflow ended (500 when it failed), or when it says so. */
export async function runBehind({
	workflow,
	items,
	responseMode,
	reply,
	answer,
}: ExecutionBehind): Promise<void> {
	const answerOnce = (statusCode: number, body?: unknown) => {
		if (!reply.writableEnded) answer(statusCode, body);
	};
	if (responseMode === 'onReceived') answerOnce(200);
	try {
		await workflow?.(items, responseMode === 'responseNode' ? answerOnce : () => {});
		answerOnce(200);
	} catch {
		answerOnce(500, { message: 'Error in workflow' });
	}
}

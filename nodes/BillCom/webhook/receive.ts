import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { confirm } from './confirmation';
import { type DeliveredEvents, deliveredTo } from './delivered';
import { Listener } from './listener';
import { type NewestHandled, newestHandledBy } from './newestHandled';
import { type BillNotification, decodeNotification } from './notification';
import { isLeftOut } from './passingStatuses';
import { isSignedBy, SIGNATURE_HEADER } from './signature';
import { readTriggerOptions } from './triggerOptions';

/**
 * Handles one delivery of BILL: verify, drop a repeat, tell a late one, confirm, hand over.
 *
 * BILL counts only HTTP 200 as delivered, repeats anything else a few times and then ends the subscription (BILL
 * bill-webhook-api-notification-rules, 2026-11); hence a repeat is answered with 200.
 */
export async function receive(ctx: IWebhookFunctions): Promise<IWebhookResponseData> {
	const listener = new Listener(ctx.getWorkflowStaticData('node'), ownAddress(ctx));
	const rawBody = await rawBodyOf(ctx);
	if (!isSignedBy(listener.state.securityKey, rawBody, ctx.getHeaderData()[SIGNATURE_HEADER])) {
		return refuse(ctx, 401, signatureAdvice(listener));
	}
	const notification = decodeNotification(rawBody);
	if (!notification) return refuse(ctx, 400, 'The body is no BILL notification');

	const triggerKey = [ctx.getWorkflow().id, ctx.getNode().id, listener.url].join(' ');
	const [delivered, newest] = [deliveredTo(triggerKey), newestHandledBy(triggerKey)];
	recall(listener, delivered, newest);
	const onHandled = () => newest.note(notification);
	if (isLeftOut(ctx, notification)) {
		onHandled();
		return { webhookResponse: { received: true, leftOut: true } };
	}
	const isNew = await delivered.claim(notification.eventId, ctx.getResponseObject(), onHandled);
	if (!isNew) return { webhookResponse: { received: true, repeated: true } };
	const isStale = newest.isStale(notification);
	if (isStale && readTriggerOptions(ctx).outOfOrder === 'drop') {
		return { webhookResponse: { received: true, stale: true } };
	}
	return await handOver(ctx, notification, isStale);
}

async function handOver(
	ctx: IWebhookFunctions,
	notification: BillNotification,
	isStale: boolean,
): Promise<IWebhookResponseData> {
	const json: INodeExecutionData['json'] = {
		...notification,
		isTest: ctx.getMode() === 'manual',
		isStale,
	};
	if (ctx.getNodeParameter('confirmByGet', false) === true) {
		try {
			const confirmed = await confirm(ctx, notification);
			if (confirmed) json.confirmed = confirmed;
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			return refuse(ctx, 503, `Event ${notification.eventId} was not taken, please send it again. ${reason}`);
		}
	}
	// BILL gave up waiting and will send the event again, so this delivery must not start anything.
	if (ctx.getResponseObject().destroyed) return { noWebhookResponse: true };
	return { workflowData: [[{ json }]] };
}

/**
 * Static data and memory complete each other: memory knows the last events, of which n8n could not save the outcome,
 * static data those from before a restart.
 */
function recall(listener: Listener, delivered: DeliveredEvents, newest: NewestHandled): void {
	const saved = listener.state.delivered ?? [];
	const inMemory = newest.toSave();
	newest.remember(listener.state.newest ?? {});
	newest.remember(inMemory);
	const sinceSaved = delivered.ids().filter((id) => !saved.includes(id));
	delivered.remember([...saved, ...sinceSaved]);
	if (sinceSaved.length > 0) {
		listener.update({ delivered: delivered.ids(), newest: newest.toSave() });
	}
}

function refuse(ctx: IWebhookFunctions, status: number, reason: string): IWebhookResponseData {
	ctx.logger.warn(`BILL Trigger "${ctx.getNode().name}" answered ${status}: ${reason}`);
	ctx.getResponseObject().status(status).send(reason);
	return { noWebhookResponse: true };
}

function signatureAdvice({ state }: Listener): string {
	return state.securityKey
		? 'Signature does not match this subscription'
		: 'This address has no BILL subscription. Unpublish the workflow and publish it again.';
}

/** n8n keeps test and production apart by address; only this call knows which of them was reached. */
function ownAddress(ctx: IWebhookFunctions): string {
	return ctx.getWebhookResourceUrl('default') ?? ctx.getNodeWebhookUrl('default') ?? '';
}

async function rawBodyOf(ctx: IWebhookFunctions): Promise<Buffer> {
	const request = ctx.getRequestObject();
	if (!request.rawBody) await request.readRawBody();
	return request.rawBody;
}

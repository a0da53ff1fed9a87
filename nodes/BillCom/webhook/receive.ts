import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { paymentOfEvent, withBills } from '../records/paidBills';
import { confirm } from './confirmation';
import { HandledEvents } from './handledEvents';
import { Listener } from './listener';
import { type BillNotification, decodeNotification } from './notification';
import { mainFieldsOf, wantsMainFields } from './mainFields';
import { isLeftOut } from './passingStatuses';
import { refuse } from './refuse';
import { doubtAbout, isSignedBy, SIGNATURE_HEADER } from './signature';
import { type IssuedKey, keepKey, keyOf, lastIssued, renewKey } from './subscriptionKey';
import { readTriggerOptions } from './triggerOptions';
import { clientOf } from '../transport/client';

/** A notification of BILL takes a few kilobytes; whoever sends a megabyte is not BILL. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/**
 * Handles one delivery of BILL: verify, drop a repeat, tell a late one, confirm, hand over.
 *
 * BILL counts only HTTP 200 as delivered, repeats anything else a few times and then ends the subscription (BILL
 * bill-webhook-api-notification-rules, 2026-11); hence a repeat is answered with 200.
 */
export async function receive(ctx: IWebhookFunctions): Promise<IWebhookResponseData> {
	const listener = new Listener(ctx.getWorkflowStaticData('node'), ownAddress(ctx));
	const rawBody = await rawBodyOf(ctx);
	if (!rawBody) return refuse(ctx, 400, 'The body cannot be read');
	if (rawBody.length > LARGEST_BODY_BYTES) return refuse(ctx, 413, 'The body is larger than any BILL event');
	const refusal = await refuseUnsigned(ctx, listener, rawBody);
	if (refusal) return refusal;
	const notification = decodeNotification(rawBody);
	if (!notification) return refuse(ctx, 400, 'The body is not a BILL notification');

	const handled = HandledEvents.of(ctx, listener);
	if (isLeftOut(ctx, notification)) {
		handled.noteState(notification);
		return handled.answered({ received: true, leftOut: true });
	}
	const isNew = await handled.claim(notification, ctx.getResponseObject());
	if (!isNew) return handled.answered({ received: true, repeated: true });
	const isStale = handled.isStale(notification);
	if (isStale && readTriggerOptions(ctx).outOfOrder === 'drop') {
		return handled.answered({ received: true, stale: true });
	}
	return await handOver(ctx, handled, notification, isStale);
}

/** @returns the refusal, or undefined when BILL signed the body with the key of this address */
async function refuseUnsigned(
	ctx: IWebhookFunctions,
	listener: Listener,
	rawBody: Buffer,
): Promise<IWebhookResponseData | undefined> {
	const client = async () => await clientOf(ctx);
	const signature = ctx.getHeaderData()[SIGNATURE_HEADER];
	const { subscriptionId } = listener.state;
	const securityKey = await keyOf(listener, client);
	if (isSignedBy(securityKey, rawBody, signature)) return undefined;
	const issued = lastIssued(listener);
	if (issued && isSignedBy(issued.securityKey, rawBody, signature)) {
		await keepKey(await client(), listener, issued);
		return undefined;
	}
	if (subscriptionId && securityKey === undefined) return await askAgain(ctx, listener);
	const kept: Partial<IssuedKey> = { subscriptionId, securityKey };
	const reason = 'Signature does not match this subscription';
	return refuse(ctx, 401, reason, doubtAbout(kept, rawBody, signature));
}

/** The key was sealed under another developer key: no signature can be judged before BILL has issued a new one. */
async function askAgain(ctx: IWebhookFunctions, listener: Listener): Promise<IWebhookResponseData> {
	const client = await clientOf(ctx);
	const why = 'The developer key in the credential was changed, and the webhook key was encrypted with it.';
	const renewal = renewKey(client, listener).then(
		(isRenewed) => (isRenewed ? `${why} BILL has issued a new one.` : why),
		(error: unknown) =>
			`${why} BILL issued no new one: ${error instanceof Error ? error.message : String(error)}`,
	);
	return refuse(ctx, 503, 'The event was not accepted, please send it again', await renewal);
}

async function handOver(
	ctx: IWebhookFunctions,
	handled: HandledEvents,
	notification: BillNotification,
	isStale: boolean,
): Promise<IWebhookResponseData> {
	const isPayment = notification.eventType.startsWith('payment.');
	const json: INodeExecutionData['json'] = {
		...notification,
		isTest: ctx.getMode() === 'manual',
		isStale,
		...(isPayment && { paid: paymentOfEvent(notification.entity) }),
	};
	if (ctx.getNodeParameter('confirmByGet', false) === true) {
		try {
			const confirmed = await confirm(await clientOf(ctx), notification);
			if (confirmed) json.confirmed = isPayment ? withBills(confirmed) : confirmed;
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			return refuse(
				ctx,
				503,
				`Event ${notification.eventId} was not accepted, please send it again. ${reason}`,
			);
		}
	}
	// BILL gave up waiting and will send the event again, so this delivery must not start anything.
	if (ctx.getResponseObject().destroyed) return { noWebhookResponse: true };
	handled.saveOnceStored(notification, ctx.getNodeParameter('acknowledge', 'onReceived') === 'onReceived');
	return { workflowData: [[{ json: wantsMainFields(ctx) ? mainFieldsOf(notification) : json }]] };
}

/** n8n keeps test and production apart by address; only this call knows which of them was reached. */
function ownAddress(ctx: IWebhookFunctions): string {
	return ctx.getWebhookResourceUrl('default') ?? ctx.getNodeWebhookUrl('default') ?? '';
}

/**
 * The bytes as they came; undefined where n8n cannot read them: broken compression, a form that n8n has taken apart, a
 * sender who hung up. Anybody may send such a request, and what leaves the trigger as an error starts a failed execution.
 */
async function rawBodyOf(ctx: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = ctx.getRequestObject();
	if (!request.rawBody) await request.readRawBody().catch(() => undefined);
	return request.rawBody;
}

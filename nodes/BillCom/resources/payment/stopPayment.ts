import type { IDataObject } from 'n8n-workflow';
import { withLocks } from '../../once/locks';
import { isStoredRecord, textOf, toBillRecord } from '../../records/record';
import { writeOnce } from '../../once/writeOnce';
import { billIdsOf } from '../../records/paidBills';
import { readPayment } from './find/paymentCalls';
import { isUndone, statusOf } from './find/paymentState';
import { sendTrusted } from '../session/trust';
import { type Objection, refusedFor } from '../../operation/failure';
import type { BillClient } from '../../transport/client';

/** One way to take a payment back. */
interface Stop {
	/** Opens refusals: "Cancel payment". */
	title: string;
	/** What it is called once it is done. */
	done: 'cancelled' | 'voided';
	/** Whether a payment is already what this asks for. */
	isDone(payment: IDataObject): boolean;
	/** Why this payment cannot be stopped this way; undefined when only BILL can tell. */
	refuse(payment: IDataObject): Objection | undefined;
	post(paymentId: string): Promise<IDataObject>;
}

/**
 * Takes a payment back, at most once: a payment that is back already is returned as it is. After an unclear answer the
 * payment itself tells. The caller holds the lock of the payment.
 *
 * @returns the payment and `outcome`: done, requested while BILL still works on it, or unchanged
 */
export async function stopPayment(client: BillClient, paymentId: string, stop: Stop): Promise<IDataObject> {
	const payment = await readPayment(client, paymentId);
	if (stop.isDone(payment)) return { ...payment, outcome: 'unchanged' };
	const objection = stop.refuse(payment);
	if (objection) {
		throw refusedFor(client, objection, {
			subject: `${stop.title} ${paymentId}`,
			facts: { paymentId, status: statusOf(payment) },
		});
	}
	const send = async () => await sendTrusted(client, async () => await stop.post(paymentId));
	const find = async () => {
		const now = await readPayment(client, paymentId);
		return isUndone(now) || stop.isDone(now) ? now : undefined;
	};
	// Its bills owe more afterwards. BILL refuses to take back what is back already.
	const stopped = await withLocks(
		client,
		{ bill: billIdsOf(payment) },
		async () => await writeOnce({ client, send, find, maySendAgain: 'always' }),
	);
	return { ...stopped, outcome: isFinal(stopped) ? stop.done : 'requested' };
}

function isFinal(payment: IDataObject): boolean {
	return isUndone(payment) && textOf(payment, 'singleStatus') !== 'CANCELLATION_IN_PROGRESS';
}

/** POST cancel. BILL takes it while the payment is SCHEDULED (BILL cancelpayment, 2026-11). */
export async function postCancel(client: BillClient, paymentId: string): Promise<IDataObject> {
	return await post(client, `cancel the payment ${paymentId}`, `${pathOf(paymentId)}/cancel`, {});
}

/** POST void. The words BILL takes as `type` are not published; its refusal names them (BILL voidpayment, 2026-11). */
export async function postVoid(
	client: BillClient,
	paymentId: string,
	request: { type: string; reason: string },
): Promise<IDataObject> {
	return await post(client, `void the payment ${paymentId}`, `${pathOf(paymentId)}/void`, request);
}

async function post(
	client: BillClient,
	intent: string,
	path: string,
	body: IDataObject,
): Promise<IDataObject> {
	return await client.request({
		intent,
		method: 'POST',
		path,
		...(Object.keys(body).length > 0 && { body }),
		isAnswered: isStoredRecord,
		decode: toBillRecord,
	});
}

function pathOf(paymentId: string): string {
	return `/v3/payments/${encodeURIComponent(paymentId)}`;
}

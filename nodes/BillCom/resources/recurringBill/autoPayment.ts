import type { IDataObject } from 'n8n-workflow';
import { assertAgentMay, isAgentAllowed } from '../../operation/agentPermission';
import { refusalOfSession, sendTrusted } from '../session/trust';
import { objectOf, textOf } from '../../records/record';
import { assertAgentMayBill } from '../vendor/find/agentChecks';
import { readRecurringBill } from './recurringBillCalls';
import { refusedFor } from '../../operation/failure';
import type { BillClient, RunClient } from '../../transport/client';

/** Whether BILL pays, or is asked to pay, the bills of a template by itself. */
export function paysByItself(template: IDataObject): boolean {
	return objectOf(template, 'processingOptions').autoPayment === true;
}

/**
 * Refuses to switch automatic payment on for an agent nobody has allowed to pay, and in a session BILL does not trust
 * (BILL generatechallenge, 2026-11). Without automatic payment there is nothing to check.
 */
export async function assertMayPayByItself(
	client: RunClient,
	wanted: IDataObject,
	subject: string,
	itemIndex: number,
): Promise<void> {
	if (!paysByItself(wanted)) return;
	assertAgentMay(client.ctx, 'pay', itemIndex);
	const objection = await refusalOfSession(client);
	if (objection) throw refusedFor(client, objection, { subject });
}

/** What an agent changes of a template that is paid automatically moves money: it needs the same permission. */
export async function assertAgentMayChange(client: RunClient, id: string, itemIndex: number): Promise<void> {
	if (isAgentAllowed(client.ctx, 'pay')) return;
	await assertAgentMayRun(client, await readRecurringBill(client, id), itemIndex);
}

/** The same where the recurring bill is known: it or its vendor may be paid automatically. */
export async function assertAgentMayRun(
	client: RunClient,
	template: IDataObject,
	itemIndex: number,
): Promise<void> {
	if (paysByItself(template))
		assertAgentMay(client.ctx, 'pay', itemIndex, 'BILL pays this recurring bill automatically');
	await assertAgentMayBill(client, textOf(template, 'vendorId'));
}

/** Sends a write; where it switches automatic payment on, BILL may ask for trust in the same moment. */
export async function sendWithTrust(
	client: BillClient,
	wanted: IDataObject,
	send: () => Promise<IDataObject>,
): Promise<IDataObject> {
	return paysByItself(wanted) ? await sendTrusted(client, send) : await send();
}

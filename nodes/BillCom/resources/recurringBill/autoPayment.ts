import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { assertAgentMay, isAgentAllowed } from '../../operation/agentPermission';
import { refusalOfSession, sendTrusted } from '../session/trust';
import { objectOf, textOf } from '../../records/record';
import { assertAgentMayBill } from '../vendor/find/agentChecks';
import { readRecurringBill } from './recurringBillCalls';
import { refusedFor } from '../../operation/failure';

/** Whether BILL pays, or is asked to pay, the bills of a template by itself. */
export function paysByItself(template: IDataObject): boolean {
	return objectOf(template, 'processingOptions').autoPayment === true;
}

/**
 * Refuses to switch automatic payment on for an agent nobody has allowed to pay, and in a session BILL does not trust
 * (BILL generatechallenge, 2026-11). Without automatic payment there is nothing to check.
 */
export async function assertMayPayByItself(
	ctx: IExecuteFunctions,
	wanted: IDataObject,
	subject: string,
	itemIndex: number,
): Promise<void> {
	if (!paysByItself(wanted)) return;
	assertAgentMay(ctx, 'pay', itemIndex);
	const objection = await refusalOfSession(ctx, itemIndex);
	if (objection) throw refusedFor(ctx, itemIndex, objection, { subject });
}

/** What an agent changes of a template that is paid automatically moves money: it needs the same permission. */
export async function assertAgentMayChange(
	ctx: IExecuteFunctions,
	id: string,
	itemIndex: number,
): Promise<void> {
	if (isAgentAllowed(ctx, 'pay')) return;
	await assertAgentMayRun(ctx, await readRecurringBill(ctx, id, itemIndex), itemIndex);
}

/** The same where the recurring bill is known: it or its vendor may be paid automatically. */
export async function assertAgentMayRun(
	ctx: IExecuteFunctions,
	template: IDataObject,
	itemIndex: number,
): Promise<void> {
	if (paysByItself(template))
		assertAgentMay(ctx, 'pay', itemIndex, 'BILL pays this recurring bill automatically');
	await assertAgentMayBill(ctx, textOf(template, 'vendorId'), itemIndex);
}

/** Sends a write; where it switches automatic payment on, BILL may ask for trust in the same moment. */
export async function sendWithTrust(
	ctx: IExecuteFunctions,
	wanted: IDataObject,
	itemIndex: number,
	send: () => Promise<IDataObject>,
): Promise<IDataObject> {
	return paysByItself(wanted) ? await sendTrusted(ctx, itemIndex, send) : await send();
}

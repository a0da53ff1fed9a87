import { setTimeout as wait } from 'node:timers/promises';
import { readTable, type TableRow } from '../../../sandbox/n8n/tables';
import type { Lane } from './lane';
import type { TrialInvoice } from './trial';

const BUSY = ['', 'new', 'working', 'retry', 'gathering'];
/** Where an invoice may stay. */
const ENDS = ['Paid', 'Needs Attention', 'Voided', 'Payment Failed'];
const EVERY_MS = 500;

/**
 * Waits until every invoice has come to its end, no row waits to be worked on, and every letter has reached its receiver.
 * @throws Error that names what is still open
 */
export async function untilSettled(lane: Lane, invoices: TrialInvoice[], withinMs: number): Promise<void> {
	const until = Date.now() + withinMs;
	let open: string[] = [];
	while (Date.now() < until) {
		open = await whatIsOpen(lane, invoices).catch((error: unknown) => [String(error)]);
		if (open.length === 0) return;
		await wait(EVERY_MS);
	}
	throw new Error(`not settled ${withinMs / 1_000} s after the last fault: ${open.join('; ')}`);
}

async function whatIsOpen(lane: Lane, invoices: TrialInvoice[]): Promise<string[]> {
	const open: string[] = [];
	for (const { id, number, story } of invoices) {
		const shown = await lane.sandbox.invoice(id);
		// n8n has to have heard of it: what it does not know yet, it may still pay.
		const isWithdrawn =
			story === 'withdrawn' && shown.BILL_Sync_Status__c === 'Not Sent' && (await hasRow(lane, id));
		if (!ENDS.includes(shown.BILL_Sync_Status__c) && !isWithdrawn)
			open.push(`${number} is ${shown.BILL_Sync_Status__c}`);
	}
	for (const { client } of lane.clients) {
		for (const table of ['Approvals', 'BILL Events'])
			open.push(...(await readTable(client, table)).filter(isBusy).map((row) => `${table} ${say(row)}`));
		const letters = await readTable(client, 'Dead Letters');
		open.push(...letters.filter(({ isAlerted }) => isAlerted !== true).map((row) => `letter ${say(row)}`));
	}
	return open;
}

/** Whether some n8n has a row of the invoice; whether that is busy is looked at with all others. */
async function hasRow(lane: Lane, id: string): Promise<boolean> {
	for (const { client } of lane.clients)
		if ((await readTable(client, 'Approvals')).some(({ recordId }) => recordId === id)) return true;
	return false;
}

function isBusy({ state }: TableRow): boolean {
	return BUSY.includes(String(state ?? ''));
}

function say(row: TableRow): string {
	const { id, state, reason, recordId, paymentId, nextTryAt, message } = row;
	return JSON.stringify({ id, state, reason, recordId, paymentId, nextTryAt, message });
}

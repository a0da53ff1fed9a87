import type { IDataObject } from 'n8n-workflow';
import { changeBill, readBill } from '../bill/find/billCalls';
import { linesOf, resentLine, says } from '../bill/lines/billLines';
import { putBill, replacementOf } from '../bill/write/replacement';
import { FailedCheckError, refusedFor } from '../../operation/failure';
import { textOf } from '../../records/record';
import { assertAgentMayBill } from '../vendor/find/agentChecks';
import { writeOnce } from '../../once/writeOnce';
import type { BillClient, RunClient } from '../../transport/client';

/** The bill whose lines are changed, and the state it must be in for that. */
export interface LineChange {
	billId: string;
	/** Empty when any state will do. */
	expectedUpdatedTime: string;
}

/**
 * Adds a line and returns bill and line. Whether it is there after an unclear answer is told by the line ids: BILL would
 * take the same line a second time, so it is never sent again.
 */
export async function addLine(
	client: RunClient,
	change: LineChange,
	line: IDataObject,
): Promise<{ bill: IDataObject; line: IDataObject }> {
	return await withBill(client, change, async (bill) => {
		const known = new Set(linesOf(bill).map(({ id }) => id));
		const addedTo = (now: IDataObject) => {
			const fresh = linesOf(now).filter(({ id }) => !known.has(id));
			return fresh.find((one) => says(one, line));
		};
		const body = { billLineItems: [...linesOf(bill).map(resentLine), line] };
		const { billId } = change;
		const after = await writeOnce({
			client,
			send: async () => await changeBill(client, 'PATCH', billId, body, false),
			find: async () => {
				const now = await readBill(client, billId);
				return addedTo(now) && now;
			},
			maySendAgain: 'never',
		});
		return { bill: after, line: addedTo(after) ?? line };
	});
}

/**
 * Changes one line and returns bill and line.
 *
 * A PATCH, because it leaves the header alone whatever BILL keeps there. With all lines and not the one alone: nothing
 * tells for sure that a PATCH keeps lines it does not name, and one that is named without its codes loses them (field
 * reports, 2026-11). What is sent for the other lines is what was read a moment ago.
 */
export async function updateLine(
	client: RunClient,
	change: LineChange,
	lineItemId: string,
	changed: (line: IDataObject) => IDataObject,
): Promise<{ bill: IDataObject; line: IDataObject }> {
	return await withBill(client, change, async (bill) => {
		const own = lineOf(client, bill, change, lineItemId);
		const billLineItems = linesOf(bill).map((line) => (line === own ? changed(line) : resentLine(line)));
		const after = await changeBill(client, 'PATCH', change.billId, { billLineItems });
		return { bill: after, line: linesOf(after).find(({ id }) => id === lineItemId) ?? changed(own) };
	});
}

/**
 * Removes one line and returns the bill. Only a PUT drops a line: the one that is left out. It carries the whole header
 * and the other lines with their ids, so that they stay the same lines.
 */
export async function removeLine(
	client: RunClient,
	change: LineChange,
	lineItemId: string,
): Promise<IDataObject> {
	return await withBill(client, change, async (bill) => {
		const own = lineOf(client, bill, change, lineItemId);
		const others = linesOf(bill).filter((line) => line !== own);
		if (others.length === 0) {
			throw refused(client, change, 'lastLine', 'this is its only line item', 'Archive the bill instead.');
		}
		const body = replacementOf(bill, { billLineItems: others.map(resentLine) });
		return await putBill(client, change.billId, body);
	});
}

/** Reads the bill as the last thing before it is written. The caller holds its lock. */
async function withBill<T>(
	client: RunClient,
	change: LineChange,
	write: (bill: IDataObject) => Promise<T>,
): Promise<T> {
	const bill = await readBill(client, change.billId, true);
	await assertAgentMayBill(client, textOf(bill, 'vendorId'));
	const is = textOf(bill, 'updatedTime');
	if (change.expectedUpdatedTime && new Date(is).getTime() !== toTime(change.expectedUpdatedTime)) {
		const what = `it was changed in BILL at ${is}, but Expected Updated Time is ${change.expectedUpdatedTime}`;
		throw refused(client, change, 'billChanged', what, 'Nothing was changed. Read the bill again.');
	}
	return await write(bill);
}

function toTime(text: string): number {
	return new Date(text).getTime();
}

function lineOf(client: BillClient, bill: IDataObject, change: LineChange, lineItemId: string): IDataObject {
	const line = linesOf(bill).find(({ id }) => id === lineItemId);
	if (line) return line;
	const fix = 'Nothing was changed. Read its line items again: a replaced line gets a new ID.';
	throw refused(client, change, 'billChanged', `it has no line item ${lineItemId}`, fix);
}

function refused(
	client: BillClient,
	{ billId }: LineChange,
	reason: string,
	what: string,
	fix: string,
): FailedCheckError {
	return refusedFor(client, { reason, what, fix }, { subject: `Bill ${billId}`, facts: { billId } });
}

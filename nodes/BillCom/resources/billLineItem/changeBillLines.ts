import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { changeBill, readBill } from '../bill/find/billCalls';
import { linesOf, resentLine, says } from '../bill/lines/billLines';
import { putBill, replacementOf } from '../bill/write/replacement';
import { RefusedError, refusedFor } from '../../operation/failure';
import { textOf } from '../../records/record';
import { assertAgentMayBill } from '../vendor/find/agentChecks';
import { writeOnce } from '../../once/writeOnce';

/** The bill whose lines are changed, and the state it must be in for that. */
export interface LineChange {
	billId: string;
	/** Empty when any state will do. */
	expectedUpdatedTime: string;
	itemIndex: number;
}

/**
 * Adds a line and returns bill and line. Whether it is there after an unclear answer is told by the line ids: BILL would
 * take the same line a second time, so it is never sent again.
 */
export async function addLine(
	ctx: IExecuteFunctions,
	change: LineChange,
	line: IDataObject,
): Promise<{ bill: IDataObject; line: IDataObject }> {
	return await withBill(ctx, change, async (bill) => {
		const known = new Set(linesOf(bill).map(({ id }) => id));
		const addedTo = (now: IDataObject) => {
			const fresh = linesOf(now).filter(({ id }) => !known.has(id));
			return fresh.find((one) => says(one, line));
		};
		const body = { billLineItems: [...linesOf(bill).map(resentLine), line] };
		const { billId, itemIndex } = change;
		const after = await writeOnce({
			send: async () => await changeBill(ctx, 'PATCH', billId, body, itemIndex, false),
			find: async () => {
				const now = await readBill(ctx, billId, itemIndex);
				return addedTo(now) && now;
			},
			maySendAgain: false,
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
	ctx: IExecuteFunctions,
	change: LineChange,
	lineItemId: string,
	changed: (line: IDataObject) => IDataObject,
): Promise<{ bill: IDataObject; line: IDataObject }> {
	return await withBill(ctx, change, async (bill) => {
		const own = lineOf(ctx, bill, change, lineItemId);
		const billLineItems = linesOf(bill).map((line) => (line === own ? changed(line) : resentLine(line)));
		const after = await changeBill(ctx, 'PATCH', change.billId, { billLineItems }, change.itemIndex);
		return { bill: after, line: linesOf(after).find(({ id }) => id === lineItemId) ?? changed(own) };
	});
}

/**
 * Removes one line and returns the bill. Only a PUT drops a line: the one that is left out. It carries the whole header
 * and the other lines with their ids, so that they stay the same lines.
 */
export async function removeLine(
	ctx: IExecuteFunctions,
	change: LineChange,
	lineItemId: string,
): Promise<IDataObject> {
	return await withBill(ctx, change, async (bill) => {
		const own = lineOf(ctx, bill, change, lineItemId);
		const others = linesOf(bill).filter((line) => line !== own);
		if (others.length === 0) {
			throw refused(ctx, change, 'lastLine', 'this is its only line item', 'Archive the bill instead.');
		}
		const body = replacementOf(bill, { billLineItems: others.map(resentLine) });
		return await putBill(ctx, change.billId, body, change.itemIndex);
	});
}

/** Reads the bill as the last thing before it is written. The caller holds its lock. */
async function withBill<T>(
	ctx: IExecuteFunctions,
	change: LineChange,
	write: (bill: IDataObject) => Promise<T>,
): Promise<T> {
	const bill = await readBill(ctx, change.billId, change.itemIndex, true);
	await assertAgentMayBill(ctx, textOf(bill, 'vendorId'), change.itemIndex);
	const is = textOf(bill, 'updatedTime');
	if (change.expectedUpdatedTime && new Date(is).getTime() !== toTime(change.expectedUpdatedTime)) {
		const what = `it was changed in BILL at ${is}, but Expected Updated Time is ${change.expectedUpdatedTime}`;
		throw refused(ctx, change, 'billChanged', what, 'Nothing was changed. Read the bill again.');
	}
	return await write(bill);
}

function toTime(text: string): number {
	return new Date(text).getTime();
}

function lineOf(
	ctx: IExecuteFunctions,
	bill: IDataObject,
	change: LineChange,
	lineItemId: string,
): IDataObject {
	const line = linesOf(bill).find(({ id }) => id === lineItemId);
	if (line) return line;
	const fix = 'Nothing was changed. Read its line items again: a replaced line gets a new ID.';
	throw refused(ctx, change, 'billChanged', `it has no line item ${lineItemId}`, fix);
}

function refused(
	ctx: IExecuteFunctions,
	{ billId, itemIndex }: LineChange,
	reason: string,
	what: string,
	fix: string,
): RefusedError {
	return refusedFor(ctx, itemIndex, { reason, what, fix }, { subject: `Bill ${billId}`, facts: { billId } });
}

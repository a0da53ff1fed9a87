import type { IDataObject } from 'n8n-workflow';
import { fromCents, toCents } from '../../../../../shared/money';
import type { Objection } from '../../../../operation/failure';
import { objectOf, textOf } from '../../../../records/record';
import type { BillClient } from '../../../../transport/client';
import { clock } from '../../../../transport/clock';
import { rowsAmong } from '../../../../records/rowsAmong';
import { invoiceNumberOf, touchedByMoney } from '../../../bill/find/billRecord';
import type { DuplicateChecks, OnDuplicate } from './duplicateFields';
import { likenessOf } from './invoiceNumbers';

const DAY_MS = 24 * 60 * 60_000;
/** Some vendors begin their numbers anew each year; a year and a month is more than any invoice is late. */
const SAME_NUMBER_DAYS = 400;

/** The bills that may be duplicates: those of some vendors that are not archived, one list for each 100 vendors. */
export async function recentBillsOf(client: BillClient, vendorIds: string[]): Promise<IDataObject[]> {
	const since = new Date(clock.nowMs() - SAME_NUMBER_DAYS * DAY_MS).toISOString();
	return await rowsAmong(client, {
		intent: `look for other bills of ${vendorIds.length} vendors`,
		path: '/v3/bills',
		field: 'vendorId',
		values: vendorIds,
		filters: [
			{ field: 'archived', op: 'eq', value: false },
			{ field: 'createdTime', op: 'gte', value: since },
		],
		sort: 'createdTime:asc',
	});
}

/** A bill that may stand for the same invoice. */
interface Duplicate {
	bill: IDataObject;
	likeness: 'same' | 'similar';
	choice: OnDuplicate;
}

/**
 * What else BILL holds that may be the invoice of a bill: another bill with its number, or with its amount and a similar number.
 *
 * @param invoiceNumber as it was approved, where that is known: BILL may keep a shorter form
 */
export function possibleDuplicates(
	checks: DuplicateChecks,
	bill: IDataObject,
	others: IDataObject[],
): Duplicate[] {
	const [billId, vendorId] = [textOf(bill, 'id'), textOf(bill, 'vendorId')];
	return others
		.filter((other) => textOf(other, 'vendorId') === vendorId && textOf(other, 'id') !== billId)
		.flatMap((other): Duplicate[] => {
			const likeness = likenessOf(invoiceNumberOf(bill), invoiceNumberOf(other));
			if (likeness === 'other') return [];
			const isMeant = likeness === 'same' || isSameMoney(bill, other, checks.days);
			const choice = likeness === 'same' ? checks.sameNumber : checks.similar;
			return isMeant && choice !== 'ignore' ? [{ bill: other, likeness, choice }] : [];
		});
}

/** The objection for those that are to stop the payment; undefined where there is none. */
export function refusalOfDuplicates(bill: IDataObject, duplicates: Duplicate[]): Objection | undefined {
	const stopping = duplicates.filter(
		({ choice, bill: other }) => choice === 'stop' && comesFirst(other, bill),
	);
	const [first] = stopping;
	if (!first) return undefined;
	const named = stopping.map(({ bill: other, likeness }) => {
		const touched = touchedByMoney(other) ? ', which is paid or being paid' : '';
		return `bill ${textOf(other, 'id')} (invoice ${invoiceNumberOf(other)}, ${likeness} number${touched})`;
	});
	return {
		reason: 'possibleDuplicate',
		what: `invoice ${invoiceNumberOf(bill)} may be in BILL already: ${named.join('; ')}`,
		fix: 'Nothing was sent. Compare the two; archive the one that is not owed, or let a person decide that both are.',
		expected: invoiceNumberOf(bill),
		found: invoiceNumberOf(first.bill),
		facts: { possibleDuplicates: stopping.map(shownDuplicate) },
	};
}

/** As it leaves the node. */
export function shownDuplicate({ bill, likeness }: Duplicate): IDataObject {
	const cents = toCents(bill.amount);
	return {
		billId: textOf(bill, 'id'),
		invoiceNumber: invoiceNumberOf(bill),
		...(cents !== undefined && { amount: fromCents(cents) }),
		invoiceDate: textOf(objectOf(bill, 'invoice'), 'invoiceDate'),
		why: likeness === 'same' ? 'sameNumber' : 'similarNumber',
	};
}

/** Of two bills for one invoice the older is the invoice, unless the younger is paid already. */
function comesFirst(other: IDataObject, bill: IDataObject): boolean {
	if (touchedByMoney(other)) return true;
	const order = (one: IDataObject) => `${textOf(one, 'createdTime')} ${textOf(one, 'id')}`;
	return order(other) < order(bill);
}

function isSameMoney(bill: IDataObject, other: IDataObject, days: number): boolean {
	const cents = toCents(bill.amount);
	const apart = Math.abs(dateOf(bill) - dateOf(other));
	return cents !== undefined && cents === toCents(other.amount) && apart <= days * DAY_MS;
}

/** A bill without a date counts from the day BILL has it. */
function dateOf(bill: IDataObject): number {
	return Date.parse(textOf(objectOf(bill, 'invoice'), 'invoiceDate') || textOf(bill, 'createdTime'));
}

import uniqBy from 'lodash/uniqBy';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { toCents } from '../../../../../shared/money';
import { processWide } from '../../../../../shared/memory/processWide';
import { billIdsOf } from '../../../../records/paidBills';
import { textOf } from '../../../../records/record';
import { clock } from '../../../../transport/clock';
import type { BillClient, RunClient } from '../../../../transport/client';
import { paymentsMade } from '../../find/paymentCalls';
import { isUndone } from '../../find/paymentState';
import type { PaymentLimits } from './limitFields';

/** Money for a bill. The same number for the same bill is the same money, not more of it. */
export interface Spending {
	billId: string;
	vendorId: string;
	cents: number;
	/** As BILL keeps it with the payment; empty where it keeps another one, which is found by its bill. */
	transactionNumber: string;
}

/** The payments of a day as BILL listed them. */
export interface PaidToday {
	/** Its first moment, and the first at which another one counts. */
	fromMs: number;
	untilMs: number;
	/** When BILL was asked. */
	askedAtMs: number;
	payments: IDataObject[];
}

/** BILL has its banks in the United States, and does not say in which zone an organization counts its days (2026-11). */
const ZONE = 'America/New_York';

/**
 * So far apart the clocks of n8n and BILL may be. Until it is over after midnight the day before counts as well: a clock that is
 * ahead would otherwise begin the new day while BILL still books into the old one.
 */
const CLOCKS_APART_MS = 15 * 60_000;

/** A long run looks again, because others pay as well. */
const LIST_LIFE_MS = 60_000;

/** The list of a run. */
const lists = new WeakMap<object, { atMs: number; day: Promise<PaidToday> }>();

/**
 * What BILL has been told to pay today, for items that have a limit per day: one list a run, and another one after a minute.
 * Undefined where nobody needs it.
 */
export async function paidToday(
	client: RunClient,
	limits: Array<PaymentLimits | undefined>,
): Promise<PaidToday | undefined> {
	const isNeeded = limits.some(
		(one) => one?.cents.limitPerDay !== undefined || one?.cents.limitPerVendorAndDay !== undefined,
	);
	if (!isNeeded) return undefined;
	const nowMs = clock.nowMs();
	const { fromMs, untilMs } = limitDayOf(nowMs);
	const known = lists.get(client.ctx);
	if (known && nowMs - known.atMs < LIST_LIFE_MS && known.atMs >= fromMs) return await known.day;
	const day = paymentsMade(client, { sinceMs: fromMs }).then((payments) => {
		return { fromMs, untilMs, askedAtMs: nowMs, payments };
	});
	lists.set(client.ctx, { atMs: nowMs, day });
	day.catch(() => lists.delete(client.ctx));
	return await day;
}

/** The same day with what BILL has been told since, for one list of that; the next items of the run count from it. */
export async function paidSince(client: RunClient, day: PaidToday): Promise<PaidToday> {
	const askedAtMs = clock.nowMs();
	const sinceMs = Math.max(day.fromMs, day.askedAtMs - CLOCKS_APART_MS);
	const fresh = await paymentsMade(client, { sinceMs });
	const payments = uniqBy([...fresh, ...day.payments], (payment) => textOf(payment, 'id'));
	const now = { ...day, askedAtMs, payments };
	lists.set(client.ctx, { atMs: askedAtMs, day: Promise.resolve(now) });
	return now;
}

/** The day that counts for limits at a moment. */
function limitDayOf(nowMs: number): { fromMs: number; untilMs: number } {
	const { fromMs, untilMs } = dayOf(nowMs - CLOCKS_APART_MS);
	return { fromMs, untilMs: untilMs + CLOCKS_APART_MS };
}

/** The day that a moment belongs to. */
export function dayOf(ms: number): { fromMs: number; untilMs: number } {
	const start = DateTime.fromMillis(ms, { zone: ZONE }).startOf('day');
	return { fromMs: start.toMillis(), untilMs: start.plus({ days: 1 }).toMillis() };
}

/** What was paid today apart from the payment itself, to all and to its vendor, in cents. */
export function paidBefore(
	client: BillClient,
	{ fromMs, payments }: PaidToday,
	wanted: Spending,
): { toAll: number; toVendor: number } {
	const own = keyOf(wanted);
	const listed = payments.filter(movesMoney).map((payment) => ({
		vendorId: textOf(payment, 'vendorId'),
		cents: toCents(payment.amount) ?? 0,
	}));
	const sent = [...reservedSince(client, fromMs)]
		.filter(([key, one]) => key !== own && !isListed(payments, one))
		.map(([, one]) => one);
	const spent = [...listed, ...sent];
	return {
		toAll: sumOf(spent),
		toVendor: sumOf(spent.filter(({ vendorId }) => vendorId === wanted.vendorId)),
	};
}

/** Counts a payment that is about to be sent, for everybody in this process whose list is older. */
export function reserve(client: BillClient, spending: Spending): void {
	reservedSince(client, limitDayOf(clock.nowMs()).fromMs).set(keyOf(spending), {
		...spending,
		atMs: clock.nowMs(),
	});
}

/** Gives back what was surely not paid. */
export function release(client: BillClient, spending: Spending): void {
	reservedSince(client, 0).delete(keyOf(spending));
}

type Reserved = Map<string, Spending & { atMs: number }>;

/** What this process sent to the organization since a time. Older things are forgotten: their day is over. */
function reservedSince({ organization }: BillClient, fromMs: number): Reserved {
	const organizations = processWide('limitedPayments', () => new Map<string, Reserved>());
	const reserved: Reserved = organizations.get(organization) ?? new Map();
	organizations.set(organization, reserved);
	for (const [key, { atMs }] of reserved) if (atMs < fromMs) reserved.delete(key);
	return reserved;
}

function keyOf({ billId, transactionNumber }: Spending): string {
	return JSON.stringify([billId, transactionNumber]);
}

/**
 * Once BILL shows a payment, BILL's word about it counts, also that it was taken back. Where only its bill is known, one that
 * was taken back may be an older one.
 */
function isListed(payments: IDataObject[], { billId, transactionNumber }: Spending): boolean {
	return payments.some((payment) => {
		if (!billIdsOf(payment).includes(billId)) return false;
		return transactionNumber
			? textOf(payment, 'transactionNumber') === transactionNumber
			: movesMoney(payment);
	});
}

/** A payment that failed counts: its money may have left the account. */
export function movesMoney(payment: IDataObject): boolean {
	return !isUndone(payment) && payment.onlinePayment !== false;
}

function sumOf(spent: Array<{ cents: number }>): number {
	return spent.reduce((sum, { cents }) => sum + cents, 0);
}

import type { IDataObject } from 'n8n-workflow';
import { BY_PERSON, byTime } from '../../../../../shared/cure';
import { formatCents, fromCents } from '../../../../../shared/money';
import { isUnknownOutcome, type Objection } from '../../../../operation/failure';
import type { BillClient } from '../../../../transport/client';
import { LIMIT_LABELS, type LimitName, type PaymentLimits } from './limitFields';
import { type PaidToday, paidBefore, release, reserve, type Spending } from './paidToday';

/** A payment, what it is in, and the limits that its item sets. */
export interface LimitedPayment extends Spending {
	currency: string;
	limits: PaymentLimits | undefined;
}

/** Why a payment is above its limits, with what a workflow may read of it. */
export interface OverLimit {
	objection: Objection;
	facts: { limits: IDataObject[] };
}

/** A limit that a payment would break. */
interface Broken {
	limit: LimitName;
	limitCents: number;
	/** What was paid today already, of what the limit counts. */
	beforeCents: number;
}

/**
 * Takes a payment out of what may be paid today, immediately before it is sent. All limits are looked at, so that the refusal
 * names each that is in the way. Counted without a pause in between, so that two runs cannot both take the rest.
 *
 * @param day undefined where no limit counts by the day
 * @returns why it must not be sent; undefined when it may
 */
export function takeWithinLimits(
	client: BillClient,
	day: PaidToday | undefined,
	payment: LimitedPayment,
): OverLimit | undefined {
	const { limits, currency } = payment;
	if (!limits) return undefined;
	if (currency !== limits.currency) return inOtherCurrency(payment, limits);
	const broken = brokenLimits(client, day, payment, limits.cents);
	if (broken.length > 0) return overLimit(payment, limits, broken, day);
	if (day) reserve(client, payment);
	return undefined;
}

/** Gives back what was surely not paid. What nobody knows about stays counted. */
export function giveBackToLimits(client: BillClient, payment: LimitedPayment, error?: unknown): void {
	if (payment.limits && !isUnknownOutcome(error)) release(client, payment);
}

function brokenLimits(
	client: BillClient,
	day: PaidToday | undefined,
	payment: LimitedPayment,
	limits: PaymentLimits['cents'],
): Broken[] {
	const { toAll, toVendor } = day ? paidBefore(client, day, payment) : { toAll: 0, toVendor: 0 };
	const before: Record<LimitName, number> = {
		limitPerPayment: 0,
		limitPerVendorAndDay: toVendor,
		limitPerDay: toAll,
	};
	return (Object.keys(LIMIT_LABELS) as LimitName[]).flatMap((limit) => {
		const [limitCents, beforeCents] = [limits[limit], before[limit]];
		if (limitCents === undefined || beforeCents + payment.cents <= limitCents) return [];
		return [{ limit, limitCents, beforeCents }];
	});
}

function overLimit(
	{ cents }: LimitedPayment,
	{ currency }: PaymentLimits,
	broken: Broken[],
	day: PaidToday | undefined,
): OverLimit {
	// The next day helps only a payment that fits into an empty one.
	const isForToday = broken.every(({ limitCents }) => cents <= limitCents);
	const named = broken.map(({ limit, limitCents, beforeCents }) => {
		const today = beforeCents > 0 ? ` after ${formatCents(beforeCents)} today` : '';
		return `${LIMIT_LABELS[limit]} (${formatCents(limitCents)} ${currency}${today})`;
	});
	return {
		objection: {
			reason: 'overLimit',
			what: `Amount ${formatCents(cents)} is above ${named.join(' and ')}`,
			fix: isForToday
				? 'Nothing was sent. It can be paid on the next day, or once the limit is raised.'
				: 'Nothing was sent. Raise the limit, or have a person pay in BILL.',
			cure: isForToday && day ? byTime(day.untilMs) : BY_PERSON,
		},
		facts: {
			limits: broken.map(({ limit, limitCents, beforeCents }) => ({
				limit,
				value: fromCents(limitCents),
				currency,
				amount: fromCents(cents),
				paidBefore: fromCents(beforeCents),
			})),
		},
	};
}

function inOtherCurrency({ currency, cents }: LimitedPayment, limits: PaymentLimits): OverLimit {
	return {
		objection: {
			reason: 'overLimit',
			what: `the payment is in ${currency}, and its limits are in ${limits.currency}: nothing is converted, so it counts as above them`,
			fix: `Nothing was sent. Have a person pay it in BILL, or pay it with limits in ${currency}.`,
			cure: BY_PERSON,
		},
		facts: {
			limits: [{ limit: 'limitCurrency', value: limits.currency, currency, amount: fromCents(cents) }],
		},
	};
}

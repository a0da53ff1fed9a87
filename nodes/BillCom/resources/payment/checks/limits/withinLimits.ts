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

/** What was paid today already, in cents. */
export interface Before {
	toAll: number;
	toVendor: number;
}

/** A limit that a payment would break. */
interface Broken {
	limit: LimitName;
	limitCents: number;
	/** What was paid today already, of what the limit counts. */
	beforeCents: number;
}

/**
 * Why a payment is above its limits; undefined when it is not. All of them are looked at, so that the refusal names each that is in
 * the way. A payment that is going to be sent is counted by `countForLimits` without a pause in between, so that two runs cannot
 * both take the rest.
 *
 * @param day undefined where no limit counts by the day
 */
export function overLimits(
	client: BillClient,
	day: PaidToday | undefined,
	payment: LimitedPayment,
): Objection | undefined {
	const { limits, currency } = payment;
	if (!limits) return undefined;
	if (currency !== limits.currency) return inOtherCurrency(payment, limits);
	const broken = brokenLimits(client, day, payment, limits.cents);
	return broken.length > 0 ? overLimit(payment, limits, broken, day) : undefined;
}

/** Why a payment would be above its limits after what was paid before it; undefined when it would not. */
export function overLimitsAfter(
	before: Before,
	payment: LimitedPayment,
	day: PaidToday,
): Objection | undefined {
	const { limits } = payment;
	const broken = limits ? brokenBy(payment.cents, limits.cents, before) : [];
	return limits && broken.length > 0 ? overLimit(payment, limits, broken, day) : undefined;
}

/** Takes a payment that is about to be sent out of what may be paid today. */
export function countForLimits(
	client: BillClient,
	day: PaidToday | undefined,
	payment: LimitedPayment,
): void {
	if (payment.limits && day) reserve(client, payment);
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
	return brokenBy(payment.cents, limits, day ? paidBefore(client, day, payment) : { toAll: 0, toVendor: 0 });
}

function brokenBy(cents: number, limits: PaymentLimits['cents'], { toAll, toVendor }: Before): Broken[] {
	const before: Record<LimitName, number> = {
		limitPerPayment: 0,
		limitPerVendorAndDay: toVendor,
		limitPerDay: toAll,
	};
	return (Object.keys(LIMIT_LABELS) as LimitName[]).flatMap((limit) => {
		const [limitCents, beforeCents] = [limits[limit], before[limit]];
		if (limitCents === undefined || beforeCents + cents <= limitCents) return [];
		return [{ limit, limitCents, beforeCents }];
	});
}

function overLimit(
	{ cents }: LimitedPayment,
	{ currency }: PaymentLimits,
	broken: Broken[],
	day: PaidToday | undefined,
): Objection {
	// The next day helps only a payment that fits into an empty one.
	const isForToday = broken.every(({ limitCents }) => cents <= limitCents);
	const named = broken.map(({ limit, limitCents, beforeCents }) => {
		const today = beforeCents > 0 ? ` after ${formatCents(beforeCents)} today` : '';
		return `${LIMIT_LABELS[limit]} (${formatCents(limitCents)} ${currency}${today})`;
	});
	return {
		reason: 'overLimit',
		what: `Amount ${formatCents(cents)} is above ${named.join(' and ')}`,
		fix: isForToday
			? 'Nothing was sent. It can be paid on the next day, or once the limit is raised.'
			: 'Nothing was sent. Raise the limit, or have a person pay in BILL.',
		cure: isForToday && day ? byTime(day.untilMs) : BY_PERSON,
		expected: Math.min(
			...broken.map(({ limitCents, beforeCents }) => fromCents(Math.max(0, limitCents - beforeCents))),
		),
		found: fromCents(cents),
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

function inOtherCurrency({ currency, cents }: LimitedPayment, limits: PaymentLimits): Objection {
	return {
		reason: 'overLimit',
		what: `the payment is in ${currency}, and its limits are in ${limits.currency}: nothing is converted, so it counts as above them`,
		fix: `Nothing was sent. Have a person pay it in BILL, or pay it with limits in ${currency}.`,
		cure: BY_PERSON,
		expected: limits.currency,
		found: currency,
		facts: {
			limits: [{ limit: 'limitCurrency', value: limits.currency, currency, amount: fromCents(cents) }],
		},
	};
}

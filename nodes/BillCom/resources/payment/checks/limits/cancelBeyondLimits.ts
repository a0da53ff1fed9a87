import groupBy from 'lodash/groupBy';
import sortBy from 'lodash/sortBy';
import sumBy from 'lodash/sumBy';
import type { IDataObject } from 'n8n-workflow';
import { BY_PERSON } from '../../../../../shared/cure';
import { toCents } from '../../../../../shared/money';
import type { Objection } from '../../../../operation/failure';
import { textOf } from '../../../../records/record';
import type { RunClient } from '../../../../transport/client';
import { sendTrusted } from '../../../session/trust';
import { postCancel } from '../../stopPayment';
import { movesMoney, paidSince, type PaidToday } from './paidToday';
import { type LimitedPayment, overLimitsAfter } from './withinLimits';

/** A payment that this run has just made, and what it counts for. BILL may make one payment of several bills. */
export interface MadePayment {
	payment: IDataObject;
	limited: LimitedPayment;
}

/**
 * Looks at BILL's payments once more after paying: another n8n may have paid in the same moment, and together they may be above a
 * limit of the day. Whoever sees that everything made before its own payment, or at the same time, leaves no room for it, cancels
 * its own. So whatever the order in which they look, what stays is within the limit.
 *
 * @returns why a payment did not stay, with `cancelledPaymentId`
 */
export async function cancelBeyondLimits<Made extends MadePayment>(
	client: RunClient,
	before: PaidToday,
	made: Made[],
): Promise<Map<Made, Objection>> {
	if (made.length === 0) return new Map();
	const day = await paidSince(client, before);
	const ids = new Set(made.map(({ payment }) => textOf(payment, 'id')));
	const others = day.payments.filter((payment) => movesMoney(payment) && !ids.has(textOf(payment, 'id')));
	const kept: MadePayment[] = [];
	const beyond = new Map<Made, Objection>();
	for (const together of paymentsInOrder(made)) {
		const objection = objectionTo(together, [...others.map(asSpent), ...kept.map(spentBy)], day);
		if (!objection) kept.push(...together);
		else {
			const [{ payment }] = together;
			const told = await cancelled(client, textOf(payment, 'id'), objection);
			for (const one of together) beyond.set(one, told);
		}
	}
	return beyond;
}

/** The bills of each payment, in the order in which BILL made the payments. */
function paymentsInOrder<Made extends MadePayment>(made: Made[]): Array<[Made, ...Made[]]> {
	const groups = Object.values(groupBy(made, ({ payment }) => textOf(payment, 'id')));
	const filled = groups.flatMap(
		([first, ...more]): Array<[Made, ...Made[]]> => (first ? [[first, ...more]] : []),
	);
	return sortBy(filled, ([{ payment }]) => madeAtMs(payment));
}

interface Spent {
	vendorId: string;
	cents: number;
	atMs: number;
}

function objectionTo(together: MadePayment[], spent: Spent[], day: PaidToday): Objection | undefined {
	let before = spent;
	for (const one of together) {
		const counted = before.filter(({ atMs }) => atMs <= madeAtMs(one.payment));
		const ofVendor = counted.filter(({ vendorId }) => vendorId === one.limited.vendorId);
		const sums = { toAll: sumBy(counted, 'cents'), toVendor: sumBy(ofVendor, 'cents') };
		const objection = overLimitsAfter(sums, one.limited, day);
		if (objection) return objection;
		before = [...before, spentBy(one)];
	}
	return undefined;
}

async function cancelled(client: RunClient, paymentId: string, objection: Objection): Promise<Objection> {
	const what = `${objection.what}, because another payment was made at the same moment`;
	try {
		await sendTrusted(client, async () => await postCancel(client, paymentId));
	} catch {
		return {
			...objection,
			what: `${what}, and BILL did not cancel the payment ${paymentId} again`,
			fix: `Cancel ${paymentId} in BILL, or raise the limit.`,
			cure: BY_PERSON,
			facts: { ...objection.facts, paymentIds: [paymentId] },
		};
	}
	return {
		...objection,
		what: `${what}; the payment ${paymentId} was cancelled again`,
		fix: 'It can be paid on the next day, or once the limit is raised, with the cancelled payment in Replaced Payment and a new Idempotency Key.',
		facts: { ...objection.facts, cancelledPaymentId: paymentId },
	};
}

function asSpent(payment: IDataObject): Spent {
	return {
		vendorId: textOf(payment, 'vendorId'),
		cents: toCents(payment.amount) ?? 0,
		atMs: madeAtMs(payment),
	};
}

function spentBy({ payment, limited: { vendorId, cents } }: MadePayment): Spent {
	return { vendorId, cents, atMs: madeAtMs(payment) };
}

/** A payment without a time counts as the first: then it leaves others less room, and not more. */
function madeAtMs(payment: IDataObject): number {
	const ms = Date.parse(textOf(payment, 'createdTime'));
	return Number.isNaN(ms) ? 0 : ms;
}

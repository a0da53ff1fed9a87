import groupBy from 'lodash/groupBy';
import sumBy from 'lodash/sumBy';
import { BY_PERSON } from '../../../../../shared/cure';
import { refusedFor } from '../../../../operation/failure';
import type { BillClient } from '../../../../transport/client';
import type { PaidToday } from './paidToday';
import { giveBackToLimits, type LimitedPayment, takeWithinLimits } from './withinLimits';

/**
 * Takes the bills of a mass payment out of what their limits leave, all of them or none.
 *
 * @returns gives them back, once it is sure that they were not paid
 * @throws FailedCheckError `overLimit` for the first that does not fit
 */
export function takeAllWithinLimits(
	client: BillClient,
	day: PaidToday | undefined,
	payments: LimitedPayment[],
): (error?: unknown) => void {
	for (const [place, payment] of payments.entries()) {
		const over = takeWithinLimits(client, day, payment);
		if (!over) continue;
		for (const taken of payments.slice(0, place)) giveBackToLimits(client, taken);
		const { objection, facts } = over;
		const { billId } = payment;
		const alone = fitIntoOneDay(payments) ? {} : { cure: BY_PERSON, fix: SPLIT };
		throw refusedFor(
			client,
			{ ...objection, ...alone },
			{ subject: `Mass payment, bill ${billId}`, facts: { billId, ...facts } },
		);
	}
	return (error) => {
		for (const payment of payments) giveBackToLimits(client, payment, error);
	};
}

const SPLIT = 'Nothing was sent. The bills alone are above it: split the list, or raise the limit.';

/** Whether a day on which nothing else is paid has room for all of them. */
function fitIntoOneDay(payments: LimitedPayment[]): boolean {
	const { limitPerPayment, limitPerDay, limitPerVendorAndDay } = payments[0]?.limits?.cents ?? {};
	const ofVendors = Object.values(groupBy(payments, 'vendorId')).map((some) => sumBy(some, 'cents'));
	const fits = (cents: number, limit = Infinity) => cents <= limit;
	return (
		payments.every(({ cents }) => fits(cents, limitPerPayment)) &&
		ofVendors.every((cents) => fits(cents, limitPerVendorAndDay)) &&
		fits(sumBy(payments, 'cents'), limitPerDay)
	);
}

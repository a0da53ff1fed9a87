import groupBy from 'lodash/groupBy';
import sumBy from 'lodash/sumBy';
import { BY_PERSON } from '../../../../../shared/cure';
import type { Objection } from '../../../../operation/failure';
import type { BillClient } from '../../../../transport/client';
import type { PaidToday } from './paidToday';
import { countForLimits, giveBackToLimits, type LimitedPayment, overLimits } from './withinLimits';

/** The bills of a mass payment, counted for their limits until they are given back. */
interface AllTaken {
	/** Why they must not be sent; undefined when they may. */
	objection?: Objection;
	/** Once it is sure that they were not paid. */
	giveBack: (error?: unknown) => void;
}

/** Takes the bills of a mass payment out of what their limits leave, all of them or none. */
export function takeAllWithinLimits(
	client: BillClient,
	day: PaidToday | undefined,
	payments: LimitedPayment[],
): AllTaken {
	const taken: LimitedPayment[] = [];
	const giveBack = (error?: unknown) => {
		for (const payment of taken) giveBackToLimits(client, payment, error);
	};
	for (const payment of payments) {
		const over = overLimits(client, day, payment);
		if (over) {
			giveBack();
			return { objection: ofBill(over, payment, payments), giveBack: () => undefined };
		}
		countForLimits(client, day, payment);
		taken.push(payment);
	}
	return { giveBack };
}

function ofBill(over: Objection, { billId }: LimitedPayment, payments: LimitedPayment[]): Objection {
	const alone = fitIntoOneDay(payments) ? {} : { cure: BY_PERSON, fix: SPLIT };
	return { ...over, ...alone, what: `bill ${billId}: ${over.what}`, facts: { billId, ...over.facts } };
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

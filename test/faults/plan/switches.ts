import type { BillSwitches } from '../../../sandbox/bill/world/switches';
import type { Random } from '../time/random';
import { OPEN_ANSWERS, type OpenAnswers } from './openAnswers';

/** Answered anew in every trial. Hours cost nothing here, so answers that make somebody wait are among them. */
const ANSWERS: OpenAnswers = {
	...OPEN_ANSWERS,
	retryAfter: [0, 5, 60],
	sessionMaxAge: [0, 120, 1800],
	approvalStatusFilter: ['on', 'off'],
	extraHold: ['', 'PENDING_REVIEW'],
	strictClassifications: [false, true],
	billPaymentTerm: [true, false],
	bulkAtomic: [true, false],
	pushTimeout: [5, 10],
	pushRetries: [0, 2, 4],
	subscriptionLimitStatus: [400, 429],
	securityKeyPath: ['both', 'hyphen', 'underscore'],
	latency: [0, 0, 900],
};

const PAYMENT_TICKS_MS = [60_000, 60_000, 5 * 60_000, 15 * 60_000];

export function drawSwitches(chance: Random): Partial<BillSwitches> {
	const share = chance.pick([0, 0.1, 0.3, 0.6]);
	const drawn = Object.entries(ANSWERS).flatMap(([name, values]) =>
		chance.chance(share) ? [[name, chance.pick(values as readonly unknown[])]] : [],
	);
	return { paymentTick: chance.pick(PAYMENT_TICKS_MS), ...Object.fromEntries(drawn) };
}

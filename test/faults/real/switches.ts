import { DEFAULT_SWITCHES, type BillSwitches } from '../../../sandbox/bill/world/switches';
import { BULK_ERROR_SHAPES } from '../../../sandbox/bill/refusals/ofBulk';
import { OPEN_ANSWERS, type OpenAnswers } from '../plan/openAnswers';
import type { Kind } from './plan';

export type DrawnSwitches = Partial<BillSwitches>;

/** A value after which BILL takes no payment from anybody, such as `trustDays: 0`, is none of these. */
const OPEN: OpenAnswers = {
	...OPEN_ANSWERS,
	retryAfter: [4], // otherwise the next full hour is waited for, in real time
	bulkErrorShape: [...BULK_ERROR_SHAPES],
	latency: [0, 0, 60, 250],
	errorRate: [0, 0, 0.03],
};
/** Two n8n with one user would sign each other out with every call. */
const FOR_SEVERAL: DrawnSwitches = { maxSessions: 0, loginInvalidatesOlder: false };

/** An answer to each open question, most of them as the reference suggests. */
export function drawSwitches(random: () => number, kind: Kind): DrawnSwitches {
	const drawn = Object.entries(OPEN).flatMap(([name, values]) => {
		const isUsual = random() < 0.5;
		const value = values[Math.floor(random() * values.length)];
		return isUsual && name !== 'retryAfter' ? [] : [[name, value]];
	});
	return { ...Object.fromEntries(drawn), ...(kind === 'one' ? {} : FOR_SEVERAL) };
}

/** Every switch that a trial may change, as it was before. */
export function usualSwitches(): DrawnSwitches {
	return Object.fromEntries(
		Object.entries(DEFAULT_SWITCHES).filter(([name]) => Object.hasOwn(OPEN, name)),
	) as DrawnSwitches;
}

import { clock } from '../../../nodes/BillCom/transport/clock';

/** How much time the nodes believe to have waited. */
export interface PassingTime {
	passedMs(): number;
}

/** Lets the pauses of the transport pass at once, from `start` on. Ended by `jest.restoreAllMocks()`. */
export function letTimePass(start = new Date()): PassingTime {
	let passedMs = 0;
	jest.spyOn(clock, 'nowMs').mockImplementation(() => start.getTime() + passedMs);
	jest.spyOn(clock, 'sleep').mockImplementation(async (ms) => {
		passedMs += ms;
	});
	return { passedMs: () => passedMs };
}

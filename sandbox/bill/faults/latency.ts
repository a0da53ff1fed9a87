import { setTimeout as wait } from 'node:timers/promises';
import type { BeforeFault } from './fault';

/** The call takes `ms` milliseconds longer and keeps its lane meanwhile. */
export const latency: BeforeFault = {
	kind: 'latency',
	stage: 'before',
	strike: async ({ ms = 0 }) => await wait(ms),
};

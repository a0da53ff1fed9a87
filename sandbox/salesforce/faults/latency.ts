import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './fault';

/** The request waits `ms` milliseconds before it is carried out. */
export const latency: Fault = {
	kind: 'latency',
	async before(_sim, _target, { ms = 0 }) {
		await delay(ms);
		return undefined;
	},
};

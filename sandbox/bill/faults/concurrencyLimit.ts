import type { BeforeFault } from './fault';

/** Somebody else's calls fill the three lanes of the key and organization. */
export const concurrencyLimit: BeforeFault = {
	kind: 'concurrency-limit',
	stage: 'before',
	strike: async (_fault, { world }) => {
		throw world.limits.concurrencyRefusal();
	},
};

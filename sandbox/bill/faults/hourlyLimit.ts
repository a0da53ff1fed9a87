import type { BeforeFault } from './fault';

/** The developer key has used up its hour. */
export const hourlyLimit: BeforeFault = {
	kind: 'hourly-limit',
	stage: 'before',
	strike: async (_fault, { world }) => {
		throw world.limits.hourlyRefusal('calls');
	},
};

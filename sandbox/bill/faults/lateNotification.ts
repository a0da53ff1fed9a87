import type { DeliveryFault } from './fault';

/** The event arrives `ms` milliseconds late, behind events that happened after it. */
export const lateNotification: DeliveryFault = {
	kind: 'late-notification',
	stage: 'delivery',
	strike: ({ ms = 1000 }) => ({ copies: 1, lateMs: ms }),
};

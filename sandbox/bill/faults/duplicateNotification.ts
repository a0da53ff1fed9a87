import type { DeliveryFault } from './fault';

/** The same event arrives twice. */
export const duplicateNotification: DeliveryFault = {
	kind: 'duplicate-notification',
	stage: 'delivery',
	strike: () => ({ copies: 2, lateMs: 0 }),
};

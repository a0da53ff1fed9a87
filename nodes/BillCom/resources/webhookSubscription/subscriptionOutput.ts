import type { Output, Shape } from '../../../shared/operation/outputShape';

const subscription: Shape = {
	createdTime: 'text',
	events: [{ type: 'text', version: 'text' }],
	id: 'text',
	name: 'text',
	notificationUrl: 'text',
	organizationId: 'text',
	status: { enabled: 'flag', updatedBy: 'text' },
	updatedTime: 'text',
};

/** A subscription as BILL returns it (BILL getsubscription, 2026-11). */
export const subscriptionOutput: Output = { shape: subscription };

/** A new one, with the key BILL tells once. */
export const newSubscriptionOutput: Output = { shape: { ...subscription, securityKey: 'text' } };

/** A log record; `payload` is the notification itself, which holds a bill, a payment, a vendor … */
export const eventOutput: Output = {
	shape: {
		createdTime: 'text',
		id: 'text',
		payload: {
			metadata: {
				eventId: 'text',
				eventType: 'text',
				organizationId: 'text',
				subscriptionId: 'text',
				version: 'text',
			},
		},
		statusCode: 'number',
		subscriptionId: 'text',
		type: 'text',
		version: 'text',
	},
	isOpen: true,
};

/** What Repair found and did about one subscription. */
export const repairOutput: Output = {
	shape: {
		advice: 'text',
		curedBy: 'text',
		did: ['text'],
		found: ['text'],
		isDryRun: 'flag',
		missedEvents: 'number',
		name: 'text',
		notificationUrl: 'text',
		problem: 'text',
		resentEvents: 'number',
		retryAt: 'text',
		subscriptionId: 'text',
	},
	simple: [
		'subscriptionId',
		'notificationUrl',
		'found',
		'did',
		'missedEvents',
		'resentEvents',
		'problem',
		'curedBy',
		'advice',
		'isDryRun',
	],
};

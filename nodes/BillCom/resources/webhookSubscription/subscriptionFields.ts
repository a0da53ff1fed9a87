import type { INodeProperties } from 'n8n-workflow';
import { recordLocator } from '../../parameters/recordLocator';

/** A webhook subscription by search or id. Value: its UUID. */
export const subscriptionLocator = recordLocator(
	{
		displayName: 'Subscription',
		name: 'subscriptionId',
		label: 'a subscription',
		idExample: '3f2b8c1e-5d0a-4c57-9a51-0a6f2f1c7d10',
		searchMethod: 'searchSubscriptions',
	},
	{ required: true, description: 'The webhook subscription in BILL' },
);

/** An event of the chosen subscription by search or id. Value: its UUID. */
export const eventLocator = recordLocator(
	{
		displayName: 'Event',
		name: 'eventId',
		label: 'an event',
		idExample: '8b1f6a52-1a40-4c6e-8d0b-5f4b9e1d2c33',
		searchMethod: 'searchEvents',
	},
	{
		required: true,
		description:
			"The event in BILL's log. A search text is the ID of the bill, payment or vendor it is about, because BILL offers no more.",
	},
);

export const subscriptionName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: "What BILL's list of subscriptions shows",
};

export const notificationUrl: INodeProperties = {
	displayName: 'Notification URL',
	name: 'notificationUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/bill-events',
	description: 'Where BILL sends the events. Must begin with https and be reachable from the internet.',
};

/** Several events of BILL's catalogue. */
export const eventTypes: INodeProperties = {
	displayName: 'Event Names or IDs',
	name: 'events',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'loadEventTypes' },
	default: [],
	description:
		'The events BILL should report. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export const isEnabled: INodeProperties = {
	displayName: 'Enabled',
	name: 'enabled',
	type: 'boolean',
	default: true,
	description: 'Whether BILL sends events. BILL switches a subscription off when its address did not answer.',
};

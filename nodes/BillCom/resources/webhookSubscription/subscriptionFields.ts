import type { INodeProperties } from 'n8n-workflow';

export const subscriptionName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: 'The name shown in the list of subscriptions',
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
		'The events that BILL sends. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export const isEnabled: INodeProperties = {
	displayName: 'Enabled',
	name: 'enabled',
	type: 'boolean',
	default: true,
	description:
		'Whether BILL sends events. BILL switches a subscription off when its address does not answer.',
};

import type { BillRecords } from '../billRecords';
import type { BillRow, BillAt } from '../billSandbox';
import { byId, UNKNOWN } from './operationCase';
import type { OperationCase } from './operationCase';

const N8N = 'http://127.0.0.1:9';

async function subscribe(sandbox: BillAt, enabled: boolean): Promise<BillRow> {
	return await sandbox.asSomebodyElse('POST', '/connect-events/v3/subscriptions', {
		name: 'Vendors gone',
		status: { enabled },
		events: [{ type: 'vendor.archived', version: '1' }],
		notificationUrl: `${N8N}/webhook/vendors/webhook`,
	});
}

/** A subscription of this n8n that is off, and whose log holds one event nobody answered. */
async function arrange(sandbox: BillAt, { vendor }: BillRecords): Promise<Record<string, BillRow>> {
	const subscription = await subscribe(sandbox, false);
	await sandbox.asSomebodyElse('POST', `/v3/vendors/${vendor.id}/archive`);
	const events = await sandbox.rows('events');
	const [event] = events.filter(({ subscriptionId }) => subscriptionId === subscription.id);
	return { subscription, event };
}

const aSubscription = { subscriptionId: byId('={{ $json.id }}') };
const theOne = ({ more }: { more: Record<string, BillRow> }) => ({ id: more.subscription.id });
const unknown = () => ({ id: UNKNOWN });

export const webhookSubscriptionCases: OperationCase[] = [
	{
		resource: 'webhookSubscription',
		operation: 'create',
		parameters: {
			name: '={{ $json.name }}',
			notificationUrl: '={{ $json.url }}',
			events: '={{ $json.events }}',
		},
		good: () => ({
			name: 'Ledger',
			url: 'https://ledger.example/bill',
			events: ['bill.created', 'bill.updated'],
		}),
		returns: () => [
			{
				name: 'Ledger',
				notificationUrl: 'https://ledger.example/bill',
				events: [{ type: 'bill.created' }, { type: 'bill.updated' }],
				status: { enabled: true },
				securityKey: expect.stringMatching(/.{20}/),
			},
		],
		bad: () => ({ name: 'Ledger', url: 'ledger.example', events: ['bill.created'] }),
		refusal: /Notification URL is "ledger.example".*https:/,
	},
	{
		resource: 'webhookSubscription',
		operation: 'delete',
		arrange,
		parameters: aSubscription,
		good: theOne,
		returns: ({ more }) => [{ outcome: 'deleted', id: more.subscription.id, name: 'Vendors gone' }],
		bad: unknown,
		refusal: /webhook subscription no-such-id/,
	},
	{
		resource: 'webhookSubscription',
		operation: 'get',
		arrange,
		parameters: aSubscription,
		good: theOne,
		returns: ({ more }) => [{ id: more.subscription.id, status: { enabled: false } }],
		bad: unknown,
		refusal: /webhook subscription no-such-id/,
	},
	{
		resource: 'webhookSubscription',
		operation: 'getAll',
		arrange,
		parameters: { limit: '={{ $json.limit }}' },
		good: () => ({ limit: 5 }),
		returns: ({ more }) => [{ id: more.subscription.id }],
		bad: () => ({ limit: -1 }),
		refusal: /Limit is -1/,
	},
	{
		resource: 'webhookSubscription',
		operation: 'getCatalog',
		good: () => ({}),
		returns: () =>
			expect.arrayContaining([expect.objectContaining({ type: 'payment.updated', version: '1' })]),
		refusal: /BDC_1101/,
	},
	{
		resource: 'webhookSubscription',
		operation: 'getEvents',
		arrange,
		parameters: {
			...aSubscription,
			filters: { entityId: '={{ $json.vendor }}', since: '={{ $json.since }}' },
		},
		good: ({ more, vendor }) => ({
			id: more.subscription.id,
			vendor: vendor.id,
			since: '2020-01-01T00:00:00Z',
		}),
		returns: ({ more, vendor }) => [
			{
				id: more.event.id,
				type: 'vendor.archived',
				payload: { metadata: { eventId: more.event.id }, vendor: { id: vendor.id } },
			},
		],
		bad: ({ more }) => ({ id: more.subscription.id, since: 'yesterday' }),
		refusal: /Since is "yesterday"/,
	},
	{
		resource: 'webhookSubscription',
		operation: 'repair',
		arrange: async (sandbox) => ({ subscription: await subscribe(sandbox, true) }),
		parameters: { baseUrl: '={{ $json.url }}' },
		good: () => ({ url: N8N }),
		returns: ({ more }) => [
			{ subscriptionId: more.subscription.id, found: ['healthy'], did: [], missedEvents: 0, isDryRun: false },
		],
		bad: () => ({ url: 'my n8n' }),
		refusal: /Base URL is "my n8n".*https:/,
	},
	{
		resource: 'webhookSubscription',
		operation: 'resendEvent',
		arrange,
		parameters: { ...aSubscription, eventId: byId('={{ $json.event }}') },
		good: ({ more }) => ({ id: more.subscription.id, event: more.event.id }),
		returns: ({ more }) => [{ eventId: more.event.id, outcome: 'resent' }],
		bad: ({ more }) => ({ id: more.subscription.id, event: UNKNOWN }),
		refusal: /event no-such-id/,
	},
	{
		resource: 'webhookSubscription',
		operation: 'rotateKey',
		arrange,
		parameters: aSubscription,
		good: theOne,
		returns: ({ more }) => [
			{ subscriptionId: more.subscription.id, securityKey: expect.stringMatching(/.{20}/) },
		],
		bad: unknown,
		refusal: /security key.*no-such-id/,
	},
	{
		resource: 'webhookSubscription',
		operation: 'sendTest',
		arrange,
		parameters: { ...aSubscription, eventType: '={{ $json.type }}' },
		good: (records) => ({ ...theOne(records), type: 'vendor.archived' }),
		returns: ({ more }) => [{ subscriptionId: more.subscription.id, eventType: 'vendor.archived' }],
		bad: (records) => ({ ...theOne(records), type: 'bill.exploded' }),
		refusal: /test event.*bill\.exploded/,
	},
	{
		resource: 'webhookSubscription',
		operation: 'update',
		arrange,
		parameters: {
			...aSubscription,
			updateFields: { name: '={{ $json.name }}', enabled: true, notificationUrl: '={{ $json.url }}' },
		},
		good: (records) => ({ ...theOne(records), name: 'Vendors', url: 'https://n8n.example/webhook/vendors' }),
		returns: ({ more }) => [
			{
				id: more.subscription.id,
				name: 'Vendors',
				notificationUrl: 'https://n8n.example/webhook/vendors',
				status: { enabled: true },
				events: [{ type: 'vendor.archived' }],
			},
		],
		bad: (records) => ({ ...theOne(records), name: 'Vendors', url: 'n8n.example' }),
		refusal: /Notification URL is "n8n.example"/,
	},
];

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { BillClient, RunClient } from '../../transport/client';
import { BillRefusedError } from '../../transport/errors';
import { withIdempotentKey } from '../../webhook/idempotentKey';
import {
	createSubscription,
	eventsOf,
	listSubscriptions,
	type SubscriptionDraft,
	SUBSCRIPTIONS_PER_ORGANIZATION,
} from '../../webhook/subscriptionApi';
import { describeTaken } from '../../webhook/taken';
import { FailedCheckError } from '../../operation/failure';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters } from '../../parameters/reader';
import { keptKeys } from './keptKeys';
import { assertReachable, toEventTypes } from './readSubscriptionFields';
import { eventTypes, isEnabled, notificationUrl, subscriptionName } from './subscriptionFields';
import { newSubscriptionOutput } from './subscriptionOutput';

/** POST /v3/subscriptions → the subscription with its one-time security key. Refused as the eleventh, or as a duplicate. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a webhook subscription',
		description:
			'Have BILL send events to an address. BILL returns the security key only once: store "securityKey" where the receiver can read it. The BILL Trigger creates its own subscription.',
	},
	output: newSubscriptionOutput,
	calls: 1,
	callsNote: '1 more when BILL refuses, to say why.',
	fields: [
		{ ...subscriptionName, required: true },
		{ ...notificationUrl, required: true },
		{ ...eventTypes, required: true },
		{ ...isEnabled, description: 'Whether BILL sends events from the start' },
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const draft = await readDraft(client, parameters(ctx, itemIndex));
		const { name, notificationUrl: url } = draft;
		const intent = `create ${JSON.stringify([name, url, eventsOf(draft), draft.isEnabled])}`;
		const creation = withIdempotentKey(
			keptKeys(ctx),
			intent,
			async (key) => await createSubscription(client, draft, key),
		);
		const created = await creation.catch(async (error: unknown) => {
			throw await explained(client, error, draft);
		});
		return [created];
	},
};

async function readDraft(client: BillClient, read: ParameterReader): Promise<SubscriptionDraft> {
	const name = read.requiredText(subscriptionName);
	const url = read.requiredText(notificationUrl);
	const types = toEventTypes(read.raw('events'));
	if (types.length === 0) throw read.refuse('Event Names or IDs is empty', 'Choose at least one event.');
	return {
		name,
		notificationUrl: await assertReachable(client, read, url),
		eventTypes: types,
		isEnabled: read.raw('enabled') !== false,
	};
}

/** BILL's codes for the eleventh and for a duplicate are not documented; its list tells which it was. */
async function explained(client: BillClient, error: unknown, draft: SubscriptionDraft): Promise<unknown> {
	if (!(error instanceof BillRefusedError)) return error;
	const subscriptions = await listSubscriptions(client).catch(() => undefined);
	if (!subscriptions) return error;
	const duplicate = subscriptions.find(
		({ notificationUrl: url, events }) =>
			url === draft.notificationUrl && events.join() === eventsOf(draft).join(),
	);
	const refuse = (reason: string, what: string, facts: IDataObject = {}) =>
		new FailedCheckError(
			client.node,
			reason,
			`BILL did not subscribe "${draft.name}": ${what}`,
			client.itemIndex,
			facts,
		);
	if (duplicate) {
		const advice = 'Use that one. If its key is lost, Rotate Key issues a new one.';
		const what = `subscription ${duplicate.id} ("${duplicate.name}") already sends these events to this address. ${advice}`;
		return refuse('subscriptionExists', what, { subscriptionId: duplicate.id });
	}
	if (subscriptions.length < SUBSCRIPTIONS_PER_ORGANIZATION) return error;
	const what = `all ${SUBSCRIPTIONS_PER_ORGANIZATION} webhook subscriptions of the organization are in use. Delete one that nobody needs.`;
	return refuse('subscriptionsTaken', `${what} ${describeTaken(subscriptions, Date.now())}`);
}

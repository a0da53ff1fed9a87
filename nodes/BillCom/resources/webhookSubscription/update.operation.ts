import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import {
	changeSubscription,
	eventsOf,
	readSubscription,
	replaceSubscription,
	toSubscription,
} from '../../webhook/subscriptionApi';
import type { Operation } from '../../operation/operation';
import { nothingToUpdate, type ParameterReader, parameters, toText } from '../../parameters/reader';
import { assertReachable, subscriptionIdOf, toEventTypes } from './readSubscriptionFields';
import { subscriptionLocator } from '../../parameters/locators';
import { eventTypes, isEnabled, notificationUrl, subscriptionName } from './subscriptionFields';
import { subscriptionOutput } from './subscriptionOutput';
import type { BillClient, RunClient } from '../../transport/client';

interface Changes {
	name?: string;
	notificationUrl?: string;
	isEnabled?: boolean;
	eventTypes?: string[];
}

/** PATCH /v3/subscriptions/{id}, or PUT where the events change, because PATCH cannot. The security key stays. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a webhook subscription',
		description: 'Change the name, address, status or events of a subscription. Its security key stays.',
	},
	output: subscriptionOutput,
	writes: { webhookSubscription: 'subscriptionId' },
	calls: 1,
	callsNote: '1 more when events are given.',
	fields: [
		subscriptionLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'The fields to change. The others stay as they are.',
			options: [isEnabled, eventTypes, subscriptionName, notificationUrl],
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const id = subscriptionIdOf(read);
		const changes = await readChanges(client, read);
		if (!changes.eventTypes) return [await changeSubscription(client, id, changes)];
		const before = toSubscription(await readSubscription(client, id));
		const wanted = { eventTypes: changes.eventTypes };
		const hasSameEvents = before.events.join() === eventsOf(wanted).join();
		if (hasSameEvents) return [await changeSubscription(client, id, { ...before, ...changes })];
		return [await replaceSubscription(client, id, { ...before, ...changes, ...wanted })];
	},
};

async function readChanges(client: BillClient, read: ParameterReader): Promise<Changes> {
	const given = read.collection('updateFields');
	const [name, url] = [toText(given.name), toText(given.notificationUrl)];
	const types = toEventTypes(given.events);
	if (given.events !== undefined && types.length === 0)
		throw read.refuse('Event Names or IDs is empty', 'Choose at least one event, or remove the field.');
	const changes = {
		...(name && { name }),
		...(url && { notificationUrl: await assertReachable(client, read, url) }),
		...(typeof given.enabled === 'boolean' && { isEnabled: given.enabled }),
		...(types.length > 0 && { eventTypes: types }),
	};
	if (Object.keys(changes).length > 0) return changes;
	throw nothingToUpdate(read);
}

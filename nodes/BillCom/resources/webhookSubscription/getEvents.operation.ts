import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { eventLogPages, isDelivered } from '../../webhook/eventLog';
import { returnAllOrLimit } from '../../../shared/operation/returnAllOrLimit';
import { toLimit } from '../../records/getMany';
import type { Operation } from '../../operation/operation';
import { parameters, toText } from '../../parameters/reader';
import { subscriptionIdOf, toTimeMs } from './readSubscriptionFields';
import { subscriptionLocator } from '../../parameters/locators';
import { eventOutput } from './subscriptionOutput';
import { parseOrKeep } from '../../../shared/values/json';
import type { RunClient } from '../../transport/client';

const filters: INodeProperties[] = [
	{
		displayName: 'Entity ID',
		name: 'entityId',
		type: 'string',
		default: '',
		description: 'The ID of the bill, payment or vendor that the events are about',
	},
	{
		displayName: 'Only Missed',
		name: 'onlyMissed',
		type: 'boolean',
		default: true,
		description: 'Whether to return only events that were not answered with HTTP 200',
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'dateTime',
		default: '',
		description: 'Return only events from this time on',
	},
	{
		displayName: 'Until',
		name: 'until',
		type: 'dateTime',
		default: '',
		description: 'Return only events up to this time',
	},
];

/** GET /v3/events/subscription/{id}. The payload comes as text and leaves as a record. */
export const getEvents: Operation = {
	option: {
		name: 'Get Event Log',
		value: 'getEvents',
		action: 'Get the event log of a webhook subscription',
		description: 'List the events that BILL sent, with the HTTP status of the answer. BILL keeps 180 days.',
	},
	output: eventOutput,
	calls: 1,
	callsNote: '1 more for each further 100 events.',
	fields: [
		subscriptionLocator,
		...returnAllOrLimit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			description: 'Which events to return. If empty, the missed ones.',
			options: filters,
		},
	],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const read = parameters(ctx, itemIndex);
		const given = read.collection('filters');
		const most = toLimit(read) ?? Number.POSITIVE_INFINITY;
		const pages = eventLogPages(client, {
			subscriptionId: subscriptionIdOf(read),
			fromMs: toTimeMs(read, 'Since', given.since, ctx.getTimezone()),
			toMs: toTimeMs(read, 'Until', given.until, ctx.getTimezone()),
			entityId: toText(given.entityId),
		});
		const events: IDataObject[] = [];
		for await (const page of pages) {
			events.push(...page.filter((event) => given.onlyMissed !== true || !isDelivered(event)));
			if (events.length >= most) break;
		}
		return events.slice(0, most).map(decoded);
	},
};

/** A payload that is no JSON stays as it came. */
function decoded(event: IDataObject): IDataObject {
	if (typeof event.payload !== 'string') return event;
	return { ...event, payload: parseOrKeep(event.payload) as IDataObject };
}

import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { listSubscriptions } from '../../webhook/subscriptionApi';
import type { Operation } from '../../operation/operation';
import { type ParameterReader, parameters, shown, toRecord, toText } from '../../parameters/reader';
import { toEventTypes, toTimeMs } from './readSubscriptionFields';
import { repairOne, type RepairOrder } from './repairOne';
import { addressKey, judge, type Needs } from './repairPlan';
import { eventTypes } from './subscriptionFields';
import { repairOutput } from './subscriptionOutput';
import type { RunClient } from '../../transport/client';

const DEFAULT_RESEND_AT_MOST = 500;

const baseUrl: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: '={{ $execution.resumeUrl.split("/webhook-waiting")[0] }}',
	placeholder: 'e.g. https://n8n.example.com',
	description:
		'The address at which BILL reaches this n8n instance. The default is the one set up in n8n. Subscriptions with other addresses are never touched.',
};

const expectedWebhooks: INodeProperties = {
	displayName: 'Expected Webhooks',
	name: 'expectedWebhooks',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Webhook',
	default: {},
	description:
		'The production URLs of the published BILL Triggers. If empty, every subscription of this n8n instance counts as needed, and no orphans are found.',
	options: [
		{
			displayName: 'Webhook',
			name: 'webhook',
			values: [
				{
					displayName: 'URL',
					name: 'url',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://n8n.example.com/webhook/1a2b/webhook',
					description: 'The production URL the BILL Trigger shows',
				},
				{
					...eventTypes,
					description:
						'The events chosen in the trigger. If empty, the subscription keeps its events. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				},
			],
		},
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'What Repair may change, and how much it sends again',
	options: [
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: true,
			description: 'Whether only to report what Repair would do',
		},
		{
			displayName: 'Missed Since',
			name: 'missedSince',
			type: 'dateTime',
			default: '',
			description:
				'Missed events from this time on are sent again. If empty, those of the last 7 days, or further back if nothing arrived in that time.',
		},
		{
			displayName: 'Remove Orphans',
			name: 'removeOrphans',
			type: 'boolean',
			default: true,
			description:
				'Whether to delete subscriptions of this n8n instance that are not among the Expected Webhooks. Test addresses and other hosts stay.',
		},
		{
			displayName: 'Resend at Most',
			name: 'resendAtMost',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: DEFAULT_RESEND_AT_MOST,
			description: 'How many missed events to send again for each subscription, oldest first',
		},
	],
};

/**
 * Brings BILL's subscriptions back to what this n8n needs: switches on what BILL switched off, sets events right, sends
 * missed events again, removes orphans where that was chosen. One record a subscription says what was found and done.
 */
export const repair: Operation = {
	option: {
		name: 'Repair',
		value: 'repair',
		action: 'Repair webhook subscriptions',
		description:
			'After an outage, switch on the subscriptions that BILL switched off, have missed events sent again, and report. Safe to run on a schedule.',
	},
	output: repairOutput,
	calls: 2,
	callsNote:
		'The list and one event log; 1 more for each further subscription of this n8n, for each one changed and for each event sent again.',
	fields: [baseUrl, expectedWebhooks, options],
	async execute(ctx: IExecuteFunctions, itemIndex: number, client: RunClient): Promise<IDataObject[]> {
		const order = readOrder(ctx, itemIndex);
		const subscriptions = await listSubscriptions(client);
		const report: IDataObject[] = [];
		for (const judged of judge(subscriptions, order.needs, Date.now())) {
			report.push(await repairOne(client, judged, order));
		}
		return report;
	},
};

function readOrder(ctx: IExecuteFunctions, itemIndex: number): RepairOrder {
	const read = parameters(ctx, itemIndex);
	const given = read.collection('options');
	const needs = readNeeds(read);
	const removeOrphans = given.removeOrphans === true;
	if (removeOrphans && (needs.expected.size === 0 || !needs.baseUrl)) {
		throw read.refuse(
			'Remove Orphans is on, but it is not known which webhooks are needed',
			'Fill in Base URL and Expected Webhooks, or switch Remove Orphans off.',
		);
	}
	const resendAtMost = read.count(given.resendAtMost, 'Resend at Most', 0) ?? DEFAULT_RESEND_AT_MOST;
	return {
		needs,
		removeOrphans,
		isDryRun: given.dryRun === true,
		missedSinceMs: toTimeMs(read, 'Missed Since', given.missedSince, ctx.getTimezone()),
		resendAtMost,
	};
}

function readNeeds(read: ParameterReader): Needs {
	const { webhook } = read.collection('expectedWebhooks');
	const rows = Array.isArray(webhook) ? webhook.map(toRecord) : [];
	const expected = rows.map((row, index): [string, string[]] => {
		const url = toText(row.url);
		if (URL.canParse(url)) return [addressKey(url), toEventTypes(row.events)];
		throw read.refuse(
			`URL of expected webhook ${index + 1} is ${shown(url)}`,
			'Copy the production URL from the BILL Trigger.',
		);
	});
	const base = read.text('baseUrl').replace(/\/+$/, '');
	if (base && !URL.canParse(base)) {
		throw read.refuse(`Base URL is ${shown(base)}`, 'Write it as https://n8n.example.com.');
	}
	if (!base && expected.length === 0) {
		throw read.refuse('Base URL is missing', 'Fill in Base URL or Expected Webhooks.');
	}
	return { baseUrl: addressKey(base), expected: new Map(expected) };
}

import type { INodeProperties } from 'n8n-workflow';
import { SHIPPED_FIELD_NAMES } from './pubsub/fieldNames';

const forPlatformEvents = { show: { source: ['platformEvent'] } };
const forPolling = { show: { source: ['polling'] } };

function mappedField(
	displayName: string,
	name: keyof typeof SHIPPED_FIELD_NAMES,
	description: string,
): INodeProperties {
	const shippedName = SHIPPED_FIELD_NAMES[name];
	return { displayName, name, type: 'string', default: shippedName, description };
}

/** The trigger's fields below Authentication, in the order the editor shows them. */
export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Platform Event',
				value: 'platformEvent',
				description: 'Salesforce announces each decision within seconds, over its Pub/Sub API',
			},
			{
				name: 'Polling',
				value: 'polling',
				description: 'Asks for completed approvals again and again. Needs nothing installed in Salesforce.',
			},
		],
		default: 'platformEvent',
	},
	{
		displayName: 'Topic',
		name: 'topic',
		type: 'string',
		required: true,
		default: '/event/BILL_Approval__e',
		placeholder: 'e.g. /event/BILL_Approval__e',
		description: 'API name of the platform event with /event/ before it',
		displayOptions: forPlatformEvents,
	},
	{
		displayName: 'Decisions',
		name: 'decisions',
		type: 'multiOptions',
		options: [
			{ name: 'Approved', value: 'approved' },
			{ name: 'Rejected', value: 'rejected' },
			{ name: 'Withdrawn', value: 'withdrawn', description: 'Recalled or cancelled before it was decided' },
		],
		required: true,
		default: ['approved'],
		description: 'The final decisions that start the workflow',
	},
	{
		displayName: 'Object Name',
		name: 'objectName',
		type: 'string',
		default: 'AP_Invoice__c',
		placeholder: 'e.g. AP_Invoice__c',
		description:
			"API name of the approved records' object. With platform events, empty means any object, and an event that names no object passes.",
	},
	{
		displayName: 'Minutes Between Polls',
		name: 'pollMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 5,
		description: "Each poll costs two to four API calls of the org's daily allowance",
		displayOptions: forPolling,
	},
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'options',
		options: [
			{
				name: 'Everything Salesforce Still Keeps',
				value: 'earliest',
				description: 'Starts with the decisions of the last 72 hours',
			},
			{
				name: 'New Events Only',
				value: 'latest',
				description: 'Leaves out decisions from before the workflow was first published',
			},
		],
		default: 'latest',
		description:
			'Counts when the workflow is published for the first time. Later it goes on where it stopped.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Amount Field',
				name: 'amountField',
				type: 'string',
				default: 'Amount__c',
				description: "API name of the record's amount. Empty for objects without one.",
				displayOptions: { show: { '/source': ['polling'] } },
			},
			{
				displayName: 'Event Field Names',
				name: 'fieldNames',
				type: 'fixedCollection',
				default: {},
				description: 'Where your platform event keeps what, if it is not the shipped one',
				displayOptions: { show: { '/source': ['platformEvent'] } },
				options: [
					{
						displayName: 'Field Names',
						name: 'names',
						values: [
							mappedField('Record ID', 'recordId', 'Field with the ID of the approved record'),
							mappedField('Object', 'objectName', "Field with the API name of the record's object"),
							mappedField(
								'Decision',
								'decision',
								'Field with the outcome, e.g. Approved, Rejected or Recalled',
							),
							mappedField('Approval ID', 'approvalId', 'Field with the ID of the approval'),
							mappedField('Amount', 'amount', 'Field with the approved amount'),
							mappedField('Decided By', 'decidedBy', 'Field with the user who decided'),
							mappedField('Decided At', 'decidedAt', 'Field with the time of the decision'),
						],
					},
				],
			},
			{
				displayName: 'Events at Once',
				name: 'numRequested',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 20,
				description:
					'How many events are asked for at a time, and how many may be with n8n at a time. Salesforce allows 100.',
			},
			{
				displayName: 'Minimum Amount',
				name: 'minimumAmount',
				type: 'number',
				default: 0,
				description: 'Leaves out smaller amounts. Decisions without an amount pass.',
			},
			{
				displayName: 'Save Position',
				name: 'savePosition',
				type: 'options',
				options: [
					{
						name: 'After the Workflow Finished',
						value: 'whenFinished',
						description:
							'One event after the other: the next one starts when the workflow of the last one has ended',
					},
					{
						name: 'When the Event Is Accepted',
						value: 'whenAccepted',
						description: 'Several workflows may run at a time, started in the order of the events',
					},
				],
				default: 'whenAccepted',
				description:
					'After a crash, reading goes on at the saved position. An event that n8n already has starts no second run.',
			},
			{
				displayName: 'Seconds of Silence',
				name: 'silenceSeconds',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 300,
				description:
					'After so long without any message the connection counts as dead and is opened again. Salesforce sends one at least every 270 seconds.',
				displayOptions: { show: { '/source': ['platformEvent'] } },
			},
		],
	},
];

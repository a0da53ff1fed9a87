import type { INodeProperties } from 'n8n-workflow';
import { SHIPPED_FIELD_NAMES } from '../translators/fieldNames';

const forPlatformEvents = { show: { source: ['platformEvent'] } };
const forChanges = { show: { source: ['changeDataCapture'] } };
const STREAMED = ['platformEvent', 'changeDataCapture', 'completedApprovals'];
const forEvents = { show: { source: STREAMED } };
const forApprovals = { show: { source: ['platformEvent', 'completedApprovals', 'polling'] } };
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
				name: 'Change Data Capture',
				value: 'changeDataCapture',
				description:
					'Salesforce announces each change of the records of an object, e.g. that a status became Approved',
			},
			{
				name: 'Completed Approvals (Change Events)',
				value: 'completedApprovals',
				description:
					'Salesforce announces each completed approval process. Only needs Process Instance selected in Setup, Change Data Capture. Flow approvals are not announced.',
			},
			{
				name: 'Platform Event',
				value: 'platformEvent',
				description: 'Salesforce announces each decision within seconds',
			},
			{
				name: 'Polling',
				value: 'polling',
				description: 'Asks for completed approvals at intervals. Needs nothing installed in Salesforce.',
			},
		],
		default: 'platformEvent',
		description: 'How the trigger learns of decisions and changes',
	},
	{
		displayName: 'Topic',
		name: 'topic',
		type: 'string',
		required: true,
		default: '/event/BILL_Approval__e',
		placeholder: 'e.g. /event/BILL_Approval__e',
		description: 'API name of the platform event after /event/, for example /event/BILL_Approval__e',
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
		displayOptions: forApprovals,
	},
	{
		displayName: 'Object Name',
		name: 'objectName',
		type: 'string',
		default: 'AP_Invoice__c',
		placeholder: 'e.g. AP_Invoice__c',
		description:
			'API name of the object of the approved or changed records. With platform events and completed approvals, leave empty for any object; an event that names no object always passes. Changes are announced only for objects selected in Setup, Change Data Capture.',
	},
	{
		displayName: 'Changed Field',
		name: 'changedField',
		type: 'string',
		default: 'Approval_Status__c',
		placeholder: 'e.g. Approval_Status__c',
		description: 'API name of the field whose change starts the workflow. If empty, any change of a record.',
		displayOptions: forChanges,
	},
	{
		displayName: 'New Value',
		name: 'becameValue',
		type: 'string',
		default: 'Approved',
		description: 'The value the field must have after the change. If empty, any value.',
		displayOptions: { show: { source: ['changeDataCapture'] }, hide: { changedField: [''] } },
	},
	{
		displayName: 'Previous Value',
		name: 'formerValue',
		type: 'string',
		default: '',
		description:
			'The value the field must have had before. Change events do not contain it, so the trigger knows only the values it has seen since it started. If the previous value is unknown, the event passes, marked as such.',
		displayOptions: { show: { source: ['changeDataCapture'] }, hide: { changedField: [''] } },
	},
	{
		displayName: 'Delivery',
		name: 'delivery',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'CometD (Streaming API)',
				value: 'cometd',
				description:
					'Long polling over plain HTTPS, where the Pub/Sub API is not offered, as in Government Cloud',
			},
			{
				name: 'Pub/Sub API',
				value: 'pubSub',
				description: 'Recommended by Salesforce. Needs outbound HTTP/2 to the Pub/Sub address.',
			},
		],
		default: 'pubSub',
		description: 'How events reach n8n. When you change this, the trigger starts from a new position.',
		displayOptions: forEvents,
	},
	{
		displayName: 'Minutes Between Polls',
		name: 'pollMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 5,
		description:
			"How often to ask Salesforce. Each poll costs two to four API calls of the org's daily limit.",
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
				description: 'Skips decisions from before the workflow was first published',
			},
		],
		default: 'latest',
		description:
			'Applies when the workflow is published for the first time. After that it continues where it stopped.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		description: 'Which events to skip, and how they are handed to n8n',
		options: [
			{
				displayName: 'Amount Field',
				name: 'amountField',
				type: 'string',
				default: 'Amount__c',
				description: 'API name of the field that holds the amount. Leave empty for objects without one.',
			},
			{
				displayName: 'Channel',
				name: 'channel',
				type: 'string',
				default: '',
				placeholder: 'e.g. /data/ChangeEvents',
				description:
					"The change event channel, for example /data/ChangeEvents. If empty, the object's own channel.",
				displayOptions: { show: { '/source': ['changeDataCapture'] } },
			},
			{
				displayName: 'Event Field Names',
				name: 'fieldNames',
				type: 'fixedCollection',
				default: {},
				description: 'The field names of your platform event, if it is not the shipped one',
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
							mappedField('Process Name', 'processName', 'Field with the name of the approval process'),
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
					'How many events to request at a time, and how many n8n may have in hand at a time. Salesforce allows 100.',
			},
			{
				displayName: 'Gap Events',
				name: 'gaps',
				type: 'options',
				options: [
					{
						name: 'Output Without Reading',
						value: 'pass',
						description: 'Each record becomes an item with isGap set, without being read',
					},
					{
						name: 'Read the Records',
						value: 'read',
						description: 'Records whose field has the new value by now become items with isGap set',
					},
				],
				default: 'read',
				description:
					'What to do with gap events, in which Salesforce says that records changed but not which fields',
				displayOptions: { show: { '/source': ['changeDataCapture'] } },
			},
			{
				displayName: 'Minimum Amount',
				name: 'minimumAmount',
				type: 'number',
				default: 0,
				description:
					'Skips decisions with a smaller amount. Decisions without an amount pass; with Read the Record they get the amount of the record.',
			},
			{
				displayName: 'Process Name',
				name: 'processName',
				type: 'string',
				default: '',
				placeholder: 'e.g. AP_Invoice_Approval',
				description:
					'API name of the approval process. Decisions without one, such as those of flow approvals, always pass.',
				displayOptions: { hide: { '/source': ['changeDataCapture'] } },
			},
			{
				displayName: 'Read the Record',
				name: 'readRecord',
				type: 'boolean',
				default: false,
				description:
					'Whether to add the current record to the event. Costs one API call per event; null means that the record was deleted.',
			},
			{
				displayName: 'Reconnect After (Seconds)',
				name: 'silenceSeconds',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 300,
				description:
					'How long without any message until the connection is opened again. Salesforce sends a message at least every 270 seconds, over CometD every 110.',
				displayOptions: { show: { '/source': STREAMED } },
			},
			{
				displayName: 'Run Workflows',
				name: 'savePosition',
				type: 'options',
				options: [
					{
						name: 'One at a Time',
						value: 'whenFinished',
						description: 'The next event starts its workflow when the workflow of the previous one has ended',
					},
					{
						name: 'Several at Once',
						value: 'whenAccepted',
						description: 'Several workflows may run at the same time, started in the order of the events',
					},
				],
				default: 'whenAccepted',
				description:
					'How many workflows this trigger runs at the same time. After a crash it continues at the saved position, and an event that n8n already has does not start a second run.',
			},
		],
	},
];

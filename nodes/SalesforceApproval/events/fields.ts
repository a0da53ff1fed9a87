import type { INodeProperties } from 'n8n-workflow';
import { SHIPPED_FIELD_NAMES } from './fieldNames';

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
					'Salesforce announces each completed approval process by itself. Needs Process Instance selected in Setup, Change Data Capture, and nothing else; flow approvals are not announced.',
			},
			{
				name: 'Platform Event',
				value: 'platformEvent',
				description: 'Salesforce announces each decision within seconds',
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
		displayOptions: forApprovals,
	},
	{
		displayName: 'Object Name',
		name: 'objectName',
		type: 'string',
		default: 'AP_Invoice__c',
		placeholder: 'e.g. AP_Invoice__c',
		description:
			"API name of the approved or changed records' object. With platform events and completed approvals, empty means any object, and an event that names no object passes. Changes are announced of objects selected in Setup, Change Data Capture.",
	},
	{
		displayName: 'Changed Field',
		name: 'changedField',
		type: 'string',
		default: 'Approval_Status__c',
		placeholder: 'e.g. Approval_Status__c',
		description:
			'API name of the field whose change starts the workflow. Empty means any change of a record.',
		displayOptions: forChanges,
	},
	{
		displayName: 'Became',
		name: 'becameValue',
		type: 'string',
		default: 'Approved',
		description: 'The value the field has to have after the change. Empty means any value.',
		displayOptions: { show: { source: ['changeDataCapture'] }, hide: { changedField: [''] } },
	},
	{
		displayName: 'Was Before',
		name: 'formerValue',
		type: 'string',
		default: '',
		description:
			'A change event says what a field became, not what it was. The trigger knows only what it has seen since it started: a change from another value is left out, one whose former value is unknown passes and says so.',
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
		description: 'How events travel. Another choice starts a new position.',
		displayOptions: forEvents,
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
			},
			{
				displayName: 'Channel',
				name: 'channel',
				type: 'string',
				default: '',
				placeholder: 'e.g. /data/ChangeEvents',
				description: "Channel of the changes, if it is not the object's own",
				displayOptions: { show: { '/source': ['changeDataCapture'] } },
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
					'How many events are asked for at a time, and how many may be with n8n at a time. Salesforce allows 100.',
			},
			{
				displayName: 'Gap Events',
				name: 'gaps',
				type: 'options',
				options: [
					{
						name: 'Pass Them On',
						value: 'pass',
						description: 'Each record of a gap becomes an item with isGap set; nothing is read',
					},
					{
						name: 'Read the Records',
						value: 'read',
						description: 'Records whose field has the wanted value now become items, with isGap set',
					},
				],
				default: 'read',
				description: 'Sometimes Salesforce can only say that records changed, and not what',
				displayOptions: { show: { '/source': ['changeDataCapture'] } },
			},
			{
				displayName: 'Minimum Amount',
				name: 'minimumAmount',
				type: 'number',
				default: 0,
				description:
					'Leaves out smaller amounts. Decisions without an amount pass; with Read the Record they get the amount of the record.',
			},
			{
				displayName: 'Process Name',
				name: 'processName',
				type: 'string',
				default: '',
				placeholder: 'e.g. AP_Invoice_Approval',
				description:
					'API name of the approval process. Decisions that name none pass, such as those of flow approvals.',
				displayOptions: { hide: { '/source': ['changeDataCapture'] } },
			},
			{
				displayName: 'Read the Record',
				name: 'readRecord',
				type: 'boolean',
				default: false,
				description:
					'Whether to add the record as it is when the workflow starts. Costs one API call an event; null means that it is gone.',
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
					'After so long without any message the connection counts as dead and is opened again. Salesforce sends one at least every 270 seconds, over CometD every 110.',
				displayOptions: { show: { '/source': STREAMED } },
			},
		],
	},
];

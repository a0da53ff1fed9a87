import type { INodeProperties } from 'n8n-workflow';
import { changeFields } from './changeFields';
import { options } from './options';
import { topic } from './platformEventFields';
import { STREAMED } from './settings';

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
	topic,
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
		displayOptions: { show: { source: ['platformEvent', 'completedApprovals', 'polling'] } },
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
	...changeFields,
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
		displayOptions: { show: { source: STREAMED } },
	},
	{
		displayName: 'Minutes Between Polls',
		name: 'pollMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 5,
		description:
			"How often to ask Salesforce. Each poll costs two to four API calls of the org's daily limit.",
		displayOptions: { show: { source: ['polling'] } },
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
	options,
];

import type { INodeProperties } from 'n8n-workflow';

/** Which change of a record starts the workflow. */
export const changeFields: INodeProperties[] = [
	{
		displayName: 'Changed Field',
		name: 'changedField',
		type: 'string',
		default: 'Approval_Status__c',
		placeholder: 'e.g. Approval_Status__c',
		description: 'API name of the field whose change starts the workflow. If empty, any change of a record.',
		displayOptions: { show: { source: ['changeDataCapture'] } },
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
];

/** An option: where changes are announced, if not on the channel of the object. */
export const channel: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'string',
	default: '',
	placeholder: 'e.g. /data/ChangeEvents',
	description:
		"The change event channel, for example /data/ChangeEvents. If empty, the object's own channel.",
	displayOptions: { show: { '/source': ['changeDataCapture'] } },
};

/** An option: what becomes of changes that Salesforce cannot tell in detail. */
export const gaps: INodeProperties = {
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
};

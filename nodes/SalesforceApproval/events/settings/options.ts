import type { INodeProperties } from 'n8n-workflow';
import { channel, gaps } from './changeFields';
import { eventFieldNames } from './platformEventFields';
import { STREAMED } from './settings';

/** What need not be decided, in the order of the editor. */
export const options: INodeProperties = {
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
		channel,
		eventFieldNames,
		{
			displayName: 'Events at Once',
			name: 'numRequested',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 20,
			description:
				'How many events to request at a time, and how many executions n8n may have in hand at a time. Salesforce allows 100. With several events per execution, n8n has at most 2,000 events in hand.',
		},
		{
			displayName: 'Events per Execution',
			name: 'eventsPerExecution',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 500 },
			default: 1,
			description:
				'How many events one execution gets at most, each as an item, in order. If 1, each event starts an execution of its own. With more, an event may come again in another execution after a crash, so the workflow has to recognise it by its event ID.',
		},
		gaps,
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
		{
			displayName: 'Wait at Most (Milliseconds)',
			name: 'waitAtMostMs',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 60_000 },
			default: 200,
			description:
				'How long an event waits for others to join its execution. It goes earlier when the execution is full, or when none has followed for a quarter of this time, so that a single approval hardly waits. With polling, everything that one poll finds goes at once.',
			displayOptions: { show: { eventsPerExecution: [{ _cnd: { gt: 1 } }] } },
		},
	],
};

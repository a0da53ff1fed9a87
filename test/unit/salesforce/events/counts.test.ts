import { type INodeParameters, type ITriggerFunctions, NodeHelpers } from 'n8n-workflow';
import { SalesforceApprovalTrigger } from '../../../../nodes/SalesforceApproval/SalesforceApprovalTrigger.node';
import { executionsAtOnce } from '../../../../nodes/SalesforceApproval/events/settings/settings';
import { readSettings } from '../../../../nodes/SalesforceApproval/events/settings/readSettings';

function settingsOf(changes: Record<string, unknown>) {
	const parameters: Record<string, unknown> = {
		authentication: 'jwt',
		source: 'polling',
		decisions: ['approved'],
		objectName: 'AP_Invoice__c',
		...changes,
	};
	const getNodeParameter = (name: string, fallback?: unknown) => parameters[name] ?? fallback;
	return readSettings({ getNodeParameter } as unknown as ITriggerFunctions);
}

it.each([
	['options.numRequested', 'Events at Once is not a whole number above zero'],
	['options.eventsPerExecution', 'Events per Execution is not a whole number above zero'],
	['options.waitAtMostMs', 'Wait at Most (Milliseconds) is not a whole number above zero'],
	['options.silenceSeconds', 'Reconnect After (Seconds) is not a whole number above zero'],
	['pollMinutes', 'Minutes Between Polls is not a number above zero'],
])('the trigger refuses a count that is none instead of taking the least (%s)', (name, words) => {
	for (const value of ['abc', '1 OFFSET 1', 0, -5, true, [5], {}]) {
		expect(() => settingsOf({ [name]: value })).toThrow(words);
	}
});

it('the trigger keeps counts within what its sources take', () => {
	const settings = settingsOf({
		'options.numRequested': '500',
		'options.eventsPerExecution': '501',
		'options.waitAtMostMs': 3_600_000,
		'options.silenceSeconds': 60,
		pollMinutes: 10,
	});

	expect(settings).toMatchObject({
		eventsAtOnce: 100,
		eventsPerExecution: 500,
		batchWaitMs: 60_000,
		silenceMs: 60_000,
		pollIntervalMs: 600_000,
	});
});

it('the trigger hands each event over at once and alone unless told otherwise', () => {
	expect(settingsOf({})).toMatchObject({ eventsPerExecution: 1, batchWaitMs: 200 });
});

it.each([
	[{}, 20],
	[{ 'options.numRequested': 100 }, 100],
	[{ 'options.eventsPerExecution': 100 }, 20],
	[{ 'options.eventsPerExecution': 500 }, 4],
	[{ 'options.eventsPerExecution': 500, 'options.numRequested': 2 }, 2],
	[{ 'options.eventsPerExecution': 500, 'options.savePosition': 'whenFinished' }, 1],
])(
	'n8n has no more executions in hand than wanted, and no more than 2,000 events (%j)',
	(options, expected) => {
		expect(executionsAtOnce(settingsOf(options))).toBe(expected);
	},
);

it.each([
	[{ waitAtMostMs: 5 }, {}],
	[{ eventsPerExecution: 1, waitAtMostMs: 5 }, { eventsPerExecution: 1 }],
	[
		{ eventsPerExecution: 500, waitAtMostMs: 5 },
		{ eventsPerExecution: 500, waitAtMostMs: 5 },
	],
])('n8n keeps how long to wait where several events become one execution (%j)', (options, kept) => {
	const { description } = new SalesforceApprovalTrigger();
	const given: INodeParameters = { authentication: 'jwt', options };
	const asRead = NodeHelpers.getNodeParameters(
		description.properties,
		given,
		false,
		false,
		{ typeVersion: 1 },
		description,
	);

	expect(asRead?.options).toEqual(kept);
});

import type { ITriggerFunctions } from 'n8n-workflow';
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
		'options.silenceSeconds': 60,
		pollMinutes: 10,
	});

	expect(settings).toMatchObject({ eventsAtOnce: 100, silenceMs: 60_000, pollIntervalMs: 600_000 });
});

import type { Settings } from './settings';
import { NeedsPersonError } from '../source/source';

const API_NAME = /^[a-zA-Z][a-zA-Z0-9_]*$/;
const FIELD_PATH = /^[a-zA-Z][a-zA-Z0-9_]*(\.[a-zA-Z][a-zA-Z0-9_]*)?$/;
const TOPIC = /^\/(event|data)\/[a-zA-Z][a-zA-Z0-9_]*$/;

/** One thing that may be wrong with the fields, and what helps. */
interface Rule {
	isBroken(settings: Settings): boolean;
	says(settings: Settings): string;
	fix: string;
}

const RULES: Rule[] = [
	{
		isBroken: ({ wanted }) => wanted.decisions?.length === 0,
		says: () => 'Decisions is empty, so no event could start the workflow',
		fix: 'Choose at least one decision.',
	},
	{
		isBroken: ({ wanted }) => wanted.minimumAmount !== undefined && !Number.isFinite(wanted.minimumAmount),
		says: () => 'Minimum Amount is not a number',
		fix: 'Enter a number, or remove the option.',
	},
	{
		isBroken: ({ eventsAtOnce }) => Number.isNaN(eventsAtOnce),
		says: () => 'Events at Once is not a whole number above zero',
		fix: 'Enter a number from 1 to 100, or remove the option.',
	},
	{
		isBroken: ({ eventsPerExecution }) => Number.isNaN(eventsPerExecution),
		says: () => 'Events per Execution is not a whole number above zero',
		fix: 'Enter a number from 1 to 500, or remove the option.',
	},
	{
		isBroken: ({ batchWaitMs }) => Number.isNaN(batchWaitMs),
		says: () => 'Wait at Most (Milliseconds) is not a whole number above zero',
		fix: 'Enter a number from 1 to 60000, such as 200, or remove the option.',
	},
	{
		isBroken: ({ silenceMs }) => Number.isNaN(silenceMs),
		says: () => 'Reconnect After (Seconds) is not a whole number above zero',
		fix: 'Enter a number of seconds, such as 300, or remove the option.',
	},
	{
		isBroken: ({ pollIntervalMs }) => Number.isNaN(pollIntervalMs),
		says: () => 'Minutes Between Polls is not a number above zero',
		fix: 'Enter a number of minutes, such as 5.',
	},
	{
		isBroken: ({ source, topic }) => source === 'platformEvent' && !TOPIC.test(topic),
		says: ({ topic }) => `Topic "${topic}" is not the name of a channel`,
		fix: 'Enter it as in /event/BILL_Approval__e.',
	},
	{
		isBroken: ({ source, wanted }) => source !== 'platformEvent' && !isNameOrEmpty(wanted.objectName),
		says: ({ wanted }) => `Object Name "${wanted.objectName}" is not an API name`,
		fix: 'Enter it like AP_Invoice__c.',
	},
	{
		isBroken: ({ source, wanted }) => source === 'polling' && wanted.objectName === '',
		says: () => 'Object Name is empty, so there are no approvals to ask for',
		fix: 'Enter it like AP_Invoice__c.',
	},
	{
		isBroken: ({ source, topic }) => source === 'changeDataCapture' && !TOPIC.test(topic),
		says: ({ topic }) => `Channel "${topic}" is not the name of a channel of changes`,
		fix: 'Enter it like /data/ChangeEvents, or leave it empty.',
	},
	{
		isBroken: ({ transition }) => transition !== undefined && !FIELD_PATH.test(transition.field),
		says: ({ transition }) => `Changed Field "${transition?.field}" is not an API name`,
		fix: 'Enter it like Approval_Status__c.',
	},
	{
		isBroken: ({ source, amountField }) => source !== 'platformEvent' && !isNameOrEmpty(amountField),
		says: ({ amountField }) => `Amount Field "${amountField}" is not an API name`,
		fix: 'Enter it like Amount__c, or leave it empty.',
	},
];

/** @throws {NeedsPersonError} naming the field that cannot be used */
export function refuseUnusable(settings: Settings): void {
	const broken = RULES.find(({ isBroken }) => isBroken(settings));
	if (broken) throw new NeedsPersonError(broken.says(settings), broken.fix);
}

function isNameOrEmpty(name: string): boolean {
	return name === '' || API_NAME.test(name);
}

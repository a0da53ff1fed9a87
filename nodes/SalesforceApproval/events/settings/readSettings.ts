import type { ITriggerFunctions } from 'n8n-workflow';
import { toCount } from '../../../shared/values/count';
import { toText } from '../../../shared/values/text';
import { credentialTypeFor } from '../../transport/credential';
import { type FieldNames, SHIPPED_FIELD_NAMES } from '../translators/fieldNames';
import type { Transition } from '../translators/transition';
import { APPROVAL_CHANGES_TOPIC } from '../translators/completedApprovals';
import { refuseUnusable } from './refuseUnusable';
import type { Settings } from './settings';

/**
 * Reads every field at once: later, outside of n8n's activation, expressions can no longer be evaluated.
 * @throws {NeedsPersonError} naming the field that cannot be used
 */
export function readSettings(ctx: ITriggerFunctions): Settings {
	const read = (name: string, fallback?: object | string | number): unknown =>
		ctx.getNodeParameter(name, fallback);
	const option = (name: string, fallback: string | number): unknown => read(`options.${name}`, fallback);
	const source = sourceIn(read('source'));
	const minimum = option('minimumAmount', '');
	const decisions = read('decisions', []);
	const objectName = textOf(read('objectName', ''));
	const settings: Settings = {
		credentialType: credentialTypeFor(read('authentication')),
		source,
		delivery: read('delivery', 'pubSub') === 'cometd' ? 'cometd' : 'pubSub',
		topic: topicOf(source, {
			entered: textOf(read('topic', '')),
			channel: textOf(option('channel', '')),
			objectName,
		}),
		fieldNames: readFieldNames(read('options.fieldNames.names', {})),
		transition: source === 'changeDataCapture' ? readTransition(read) : undefined,
		gaps: option('gaps', 'read') === 'pass' ? 'pass' : 'read',
		wanted: {
			decisions: source === 'changeDataCapture' ? undefined : namesIn(decisions),
			objectName,
			minimumAmount: minimum === '' || minimum === undefined ? undefined : Number(minimum),
			processName: textOf(option('processName', '')),
		},
		startFrom: read('startFrom', 'latest') === 'earliest' ? 'earliest' : 'latest',
		savePosition: option('savePosition', 'whenAccepted') === 'whenFinished' ? 'whenFinished' : 'whenAccepted',
		readRecord: read('options.readRecord', 0) === true,
		eventsAtOnce: countIn(option('numRequested', 20), 100),
		eventsPerExecution: countIn(option('eventsPerExecution', 1), 500),
		batchWaitMs: countIn(option('waitAtMostMs', 200), 60_000),
		silenceMs: countIn(option('silenceSeconds', 300), 86_400) * 1000,
		pollIntervalMs: source === 'polling' ? minutesIn(read('pollMinutes', 5)) * 60_000 : 0,
		amountField: textOf(option('amountField', 'Amount__c')),
	};
	refuseUnusable(settings);
	return settings;
}

function topicOf(
	source: Settings['source'],
	{ entered, channel, objectName }: { entered: string; channel: string; objectName: string },
): string {
	if (source === 'completedApprovals') return APPROVAL_CHANGES_TOPIC;
	return source === 'changeDataCapture' ? channel || changeTopicOf(objectName) : entered;
}

/** The channel of an object's change events: `/data/AccountChangeEvent`, `/data/AP_Invoice__ChangeEvent`; of all without one. */
function changeTopicOf(objectName: string): string {
	if (objectName === '') return '/data/ChangeEvents';
	return `/data/${objectName.replace(/__c$/i, '__')}ChangeEvent`;
}

const SOURCES = ['platformEvent', 'changeDataCapture', 'completedApprovals', 'polling'] as const;

function sourceIn(value: unknown): Settings['source'] {
	return SOURCES.find((source) => source === value) ?? 'platformEvent';
}

function readTransition(read: (name: string, fallback: string) => unknown): Transition | undefined {
	const field = textOf(read('changedField', ''));
	if (field === '') return undefined;
	return { field, to: textOf(read('becameValue', '')), from: textOf(read('formerValue', '')) };
}

function namesIn(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

function readFieldNames(given: unknown): FieldNames {
	const names = { ...SHIPPED_FIELD_NAMES };
	const entered = Object.entries(typeof given === 'object' && given !== null ? given : {});
	for (const [meaning, name] of entered) {
		if (meaning in names && textOf(name) !== '') names[meaning as keyof FieldNames] = textOf(name);
	}
	return names;
}

/** A whole number above zero, at most `most`; NaN for anything else, which `refuseUnusable` then names. */
function countIn(value: unknown, most: number): number {
	return Math.min(toCount(value) ?? Number.NaN, most);
}

/** Between six seconds and a day; NaN for what is no number above zero. */
function minutesIn(value: unknown): number {
	const minutes = Number(toText(value) || Number.NaN);
	return minutes > 0 ? Math.min(1440, Math.max(0.1, minutes)) : Number.NaN;
}

/** Empty for objects and lists, so that the rules name the field instead of taking "[object Object]" for a name. */
function textOf(value: unknown): string {
	return typeof value === 'boolean' ? String(value) : toText(value);
}

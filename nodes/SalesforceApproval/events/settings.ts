import type { ITriggerFunctions } from 'n8n-workflow';
import { credentialTypeFor, type SalesforceCredentialType } from '../transport/credential';
import type { Wanted } from './filter';
import type { StartFrom } from './positionStore';
import { type FieldNames, SHIPPED_FIELD_NAMES } from './pubsub/fieldNames';
import { UnhealableError } from './source';

const API_NAME = /^[a-zA-Z][a-zA-Z0-9_]*$/;
const TOPIC = /^\/(event|data)\/[a-zA-Z][a-zA-Z0-9_]*$/;

/** The trigger's fields, decoded. */
export interface Settings {
	credentialType: SalesforceCredentialType;
	source: 'platformEvent' | 'polling';
	topic: string;
	fieldNames: FieldNames;
	wanted: Wanted;
	startFrom: StartFrom;
	savePosition: 'whenAccepted' | 'whenFinished';
	eventsAtOnce: number;
	silenceMs: number;
	pollIntervalMs: number;
	amountField: string;
}

/**
 * Reads every field at once: later, outside of n8n's activation, expressions can no longer be evaluated.
 * @throws {UnhealableError} naming the field that cannot be used
 */
export function readSettings(ctx: ITriggerFunctions): Settings {
	const read = (name: string, fallback?: object | string | number): unknown =>
		ctx.getNodeParameter(name, fallback);
	const option = (name: string, fallback: string | number): unknown => read(`options.${name}`, fallback);
	const source = read('source') === 'polling' ? 'polling' : 'platformEvent';
	const minimum = option('minimumAmount', '');
	const decisions = read('decisions', []);
	const settings: Settings = {
		credentialType: credentialTypeFor(read('authentication')),
		source,
		topic: textOf(read('topic', '')),
		fieldNames: readFieldNames(read('options.fieldNames.names', {})),
		wanted: {
			decisions: Array.isArray(decisions) ? decisions.map(String) : [],
			objectName: textOf(read('objectName', '')),
			minimumAmount: minimum === '' || minimum === undefined ? undefined : Number(minimum),
		},
		startFrom: read('startFrom', 'latest') === 'earliest' ? 'earliest' : 'latest',
		savePosition: option('savePosition', 'whenAccepted') === 'whenFinished' ? 'whenFinished' : 'whenAccepted',
		eventsAtOnce: within(option('numRequested', 20), 1, 100),
		silenceMs: within(option('silenceSeconds', 300), 1, 86_400) * 1000,
		pollIntervalMs: source === 'polling' ? within(read('pollMinutes', 5), 0.1, 1440) * 60_000 : 0,
		amountField: textOf(option('amountField', 'Amount__c')),
	};
	refuseUnusable(settings);
	return settings;
}

/** What belongs to one stored position: another topic, object or source starts afresh. */
export function streamName({ source, topic, wanted }: Settings): string {
	return source === 'polling' ? `polling:${wanted.objectName}` : `platformEvent:${topic}`;
}

function readFieldNames(given: unknown): FieldNames {
	const names = { ...SHIPPED_FIELD_NAMES };
	const entered = Object.entries(typeof given === 'object' && given !== null ? given : {});
	for (const [meaning, name] of entered) {
		if (meaning in names && textOf(name) !== '') names[meaning as keyof FieldNames] = textOf(name);
	}
	return names;
}

function refuseUnusable({ source, topic, wanted, amountField }: Settings): void {
	if (wanted.decisions.length === 0) {
		throw new UnhealableError(
			'Decisions is empty, so no event could start the workflow',
			'Choose at least one decision.',
		);
	}
	if (wanted.minimumAmount !== undefined && !Number.isFinite(wanted.minimumAmount)) {
		throw new UnhealableError('Minimum Amount is not a number', 'Enter a number, or remove the option.');
	}
	if (source === 'platformEvent' && !TOPIC.test(topic)) {
		throw new UnhealableError(
			`Topic "${topic}" is not the name of a channel`,
			'Enter it like /event/BILL_Approval__e.',
		);
	}
	if (source === 'polling' && !API_NAME.test(wanted.objectName)) {
		throw new UnhealableError(
			`Object Name "${wanted.objectName}" is not an API name`,
			'Enter it like AP_Invoice__c.',
		);
	}
	if (source === 'polling' && amountField !== '' && !API_NAME.test(amountField)) {
		throw new UnhealableError(
			`Amount Field "${amountField}" is not an API name`,
			'Enter it like Amount__c, or leave it empty.',
		);
	}
}

function within(value: unknown, least: number, most: number): number {
	const number = Number(value);
	return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : least;
}

function textOf(value: unknown): string {
	return value === undefined || value === null ? '' : String(value).trim();
}

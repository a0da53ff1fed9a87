import {
	CometdSource,
	type CometdOptions,
} from '../../../../nodes/SalesforceApproval/events/cometd/cometdSource';
import type { Post } from '../../../../nodes/SalesforceApproval/events/cometd/session';
import { SHIPPED_FIELD_NAMES } from '../../../../nodes/SalesforceApproval/events/translators/fieldNames';
import { PlatformEventTranslator } from '../../../../nodes/SalesforceApproval/events/translators/platformEventTranslator';
import { anOrg } from '../../../simulator/salesforce/org';
import { TOPIC } from './bench';
import { Watch } from '../../../watch';

/** Posts as n8n would. */
export const post: Post = async (url, headers, body, signal) => {
	const response = await fetch(url, { method: 'POST', headers, body, signal });
	return { status: response.status, cookies: response.headers.getSetCookie(), body: await response.text() };
};

/** A simulated org and a source that reads its Streaming API. Pauses are noted, not waited for. */
export async function aCometd() {
	const org = await anOrg({ cometdHoldMs: 100 });
	const watch = new Watch();
	const [warnings, alerts]: string[][] = [[], []];
	const pauses: number[] = [];
	const tokens = { handedOut: 0 };
	const clock = { aheadMs: 0 };
	const reporter = {
		warn: (message: string) => void (warnings.push(message), watch.changed()),
		alert: (message: string) => void (alerts.push(message), watch.changed()),
	};
	const access = async () => {
		tokens.handedOut++;
		const { accessToken } = await org.as('integration');
		return { accessToken, instanceUrl: org.url, organizationId: '', pubSubUrl: '' };
	};
	return {
		org,
		watch,
		warnings,
		alerts,
		pauses,
		tokens,
		reporter,
		/** Moves the org's time and the source's. */
		advance: async (advanceMs: number) => {
			clock.aheadMs += advanceMs;
			await org.control('POST', 'clock', { advanceMs });
		},
		switches: async (changes: object) => await org.control('POST', 'cometd-switches', changes),
		publish: async (...recordIds: string[]) => {
			for (const id of recordIds)
				await org.control('POST', 'events', {
					topic: TOPIC,
					fields: {
						Record_Id__c: id,
						Decision__c: 'Approved',
						Object_Name__c: 'AP_Invoice__c',
						Amount__c: 120.5,
					},
				});
		},
		source: (changes: Partial<CometdOptions> = {}) =>
			new CometdSource({
				topic: TOPIC,
				translator: new PlatformEventTranslator(SHIPPED_FIELD_NAMES),
				silenceMs: 60_000,
				access,
				post,
				reporter,
				wait: async (ms, signal) => {
					pauses.push(ms);
					watch.changed();
					await new Promise<void>((resolve) => (signal.aborted ? resolve() : setImmediate(resolve)));
				},
				random: () => 0,
				now: () => Date.now() + clock.aheadMs,
				...changes,
			}),
	};
}

export type CometdBench = Awaited<ReturnType<typeof aCometd>>;

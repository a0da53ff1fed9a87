import { existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CLIENT_ID, INTEGRATION_USER } from '../../sandbox/salesforce/tenant';
import { startTrigger, storeCredential } from '../../test/engine/harness';
import { serve } from '../simulatorProcess';
import { ExecutionKeys, eventUuidOf, numberIn } from './numbers';
import type { Org } from './org';

/** Where a subscriber keeps what n8n would keep in its database, and how many events there will be. */
export interface SubscriberOptions {
	org: Org;
	folder: string;
	events: number;
}

/** What a subscriber has seen since it started, and what is in its heap after a collection. */
export interface SubscriberState {
	handled: number;
	skipped: number;
	alerts: number;
	heapBytes: number;
}

/** n8n writes static data at each emit; every so many make a crash repeat more than n8n would have repeated. */
const SAVE_EVERY = 50;

/** The trigger as n8n runs it. What it hands over is written to a file at once, so that it survives a kill. */
async function start({ org, folder, events }: SubscriberOptions) {
	const [executions, saved] = [join(folder, 'executions'), join(folder, 'static-data.json')];
	const executionKeys = new ExecutionKeys(events);
	for (const number of handledIn(executions)) executionKeys.add(eventUuidOf(number));
	const file = openSync(executions, 'a');
	let [handled, skipped] = [0, 0];
	const trigger = await startTrigger({
		type: 'salesforceApprovalTrigger',
		parameters: { authentication: 'jwt', startFrom: 'earliest', options: { numRequested: 100 } },
		credentials: {
			salesforceApprovalJwtApi: storeCredential('salesforceApprovalJwtApi', {
				myDomainUrl: org.url,
				clientId: CLIENT_ID,
				userName: INTEGRATION_USER.userName,
				privateKey: org.jwtPrivateKey,
				pubSubUrl: org.pubSubUrl,
			}),
		},
		executionKeys,
		...(existsSync(saved) && {
			staticData: JSON.parse(readFileSync(saved, 'utf8')),
			activation: 'init' as const,
		}),
		outcomeOf: ({ items }) => {
			writeSync(file, `${numberIn(String(items[0].json.eventId))}\n`);
			if (++handled % SAVE_EVERY === 0) save();
			return 'success';
		},
	});
	save();

	/** Like n8n's row: never half written. */
	function save(): void {
		writeFileSync(`${saved}.new`, JSON.stringify(trigger.savedStaticData()));
		renameSync(`${saved}.new`, saved);
		forgetCollected();
	}

	/** What the harness collects for tests is none of the trigger's memory. */
	function forgetCollected(): void {
		skipped += trigger.skipped.length;
		trigger.emitted.length = 0;
		trigger.skipped.length = 0;
	}

	const state = (): SubscriberState => {
		forgetCollected();
		if (trigger.fatalErrors.length > 0) throw trigger.fatalErrors[0];
		return { handled, skipped, alerts: trigger.failedExecutions.length, heapBytes: heapAfterCollection() };
	};
	return { ready: {}, obey: async () => state() };
}

/** Numbers of the events that became executions, in their order. */
export function handledIn(executions: string): number[] {
	if (!existsSync(executions)) return [];
	const lines = readFileSync(executions, 'utf8').split('\n');
	return lines.filter((line) => line !== '').map(Number);
}

function heapAfterCollection(): number {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	if (typeof collect === 'function') collect();
	return process.memoryUsage().heapUsed;
}

if (require.main === module) serve(start);

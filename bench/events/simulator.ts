import { setTimeout as sleep } from 'node:timers/promises';
import { APPROVAL_TOPIC, approvalEventSchema } from '../../sandbox/salesforce/events/approvalEvent';
import { EventBus } from '../../sandbox/salesforce/events/bus';
import { startPubSubServer } from '../../sandbox/salesforce/pubsub/server';
import { startSalesforceSimulator } from '../../sandbox/salesforce/server/server';
import { serve } from '../simulatorProcess';

/** Addresses of the org, and the key that signs its users in. */
export interface Org {
	url: string;
	/** With TLS where there is a certificate. */
	pubSubUrl: string;
	jwtPrivateKey: string;
}

/** How events are published: one after the other at a steady pace, the streams cut a few times in between. */
export interface Schedule {
	events: number;
	perSecond: number;
	cuts: number;
}

/** Publication times by the clock of {@link nowMs}, in the order of the events, and streams each cut ended. */
export interface Published {
	atMs: number[];
	cutStreams: number[];
}

/** A clock that all processes of a machine share, in milliseconds. */
export function nowMs(): number {
	return Number(process.hrtime.bigint()) / 1e6;
}

/** Sign-in of the sandbox's org, and its events on a bus of their own. */
async function start({ certificate }: { certificate?: { key: string; cert: string } }) {
	const { url, jwtPrivateKey } = await startSalesforceSimulator();
	const bus = new EventBus();
	bus.define(APPROVAL_TOPIC, approvalEventSchema);
	const authorize = (accessToken: string) => accessToken !== '';
	const pubSub = await startPubSubServer({ bus, authorize, tls: certificate });
	const ready: Org = { url, pubSubUrl: pubSub.url, jwtPrivateKey };

	async function publish({ events, perSecond, cuts }: Schedule): Promise<Published> {
		const published: Published = { atMs: [], cutStreams: [] };
		const startedAtMs = nowMs();
		for (let index = 0; index < events; index++) {
			const waitMs = startedAtMs + (index * 1000) / perSecond - nowMs();
			if (waitMs > 1) await sleep(waitMs);
			if (index > 0 && index % Math.ceil(events / (cuts + 1)) === 0)
				published.cutStreams.push(pubSub.disconnectAll());
			published.atMs.push(nowMs());
			const fields = {
				Record_Id__c: String(index),
				Object_Name__c: 'AP_Invoice__c',
				Decision__c: 'Approved',
				Amount__c: 10,
			};
			bus.publish(APPROVAL_TOPIC, fields);
		}
		return published;
	}

	return {
		ready,
		obey: async (order: unknown) =>
			order === 'streams'
				? { open: pubSub.streams().filter(({ topic }) => topic !== '').length }
				: await publish(order as Schedule),
	};
}

if (require.main === module) serve(start);

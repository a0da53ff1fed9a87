import axios from 'axios';
import { APPROVAL_TOPIC } from '../../sandbox/salesforce/events/approvalEvent';
import { EventBus } from '../../sandbox/salesforce/events/bus';
import { platformEventSchema } from '../../sandbox/salesforce/events/schema';
import { startPubSubServer } from '../../sandbox/salesforce/pubsub/server';
import { startSalesforceSimulator } from '../../sandbox/salesforce/server/server';
import { serve } from '../simulatorProcess';
import { eventUuidOf } from './numbers';

/** Addresses of the org, and the key that signs its users in. */
export interface Org {
	url: string;
	pubSubUrl: string;
	jwtPrivateKey: string;
}

/** What is done to the org. `publish` puts events `from` to `to` on the bus, each on the next of `records` records. */
export type Order =
	| { kind: 'publish'; from: number; to: number; records: number }
	/** Puts events on the bus again under their ids, and sends them once more on open streams. */
	| { kind: 'repeat'; numbers: number[] }
	| { kind: 'cut' }
	/** Ends every session, and the streams that use one. */
	| { kind: 'endSessions' }
	/** Deploys another definition of the event. */
	| { kind: 'redefine'; version: number };

/** How many streams an order ended. */
export interface Done {
	streams: number;
}

const TEXTS = ['Record_Id__c', 'Object_Name__c', 'Decision__c', 'Approval_Id__c'];

/** Sign-in of the sandbox's org, and a bus of its own whose tokens end when the org's sessions do. */
async function start() {
	const { url, jwtPrivateKey } = await startSalesforceSimulator();
	const bus = new EventBus();
	define(1);
	const [known, ended] = [new Set<string>(), new Set<string>()];
	const authorize = (token: string) => {
		known.add(token);
		return !ended.has(token);
	};
	const pubSub = await startPubSubServer({ bus, authorize, switches: { duplicateOnReconnect: true } });
	const open = () => pubSub.streams().filter(({ topic }) => topic !== '').length;

	function define(version: number): void {
		const texts = [...TEXTS, ...(version > 1 ? [`Added_In_${version}__c`] : [])].map((name) => ({
			name,
			type: 'Text' as const,
		}));
		bus.define(APPROVAL_TOPIC, platformEventSchema('BILL_Approval__e', texts));
	}

	/** `Approval_Id__c` carries the number, so that the order of a record's events can be checked. */
	function publish(number: number, records: number): void {
		const fields = {
			Record_Id__c: `record-${number % records}`,
			Object_Name__c: 'AP_Invoice__c',
			Decision__c: 'Approved',
		};
		bus.publish(APPROVAL_TOPIC, { ...fields, Approval_Id__c: String(number) }, eventUuidOf(number));
	}

	function repeat(number: number): void {
		const event = bus.find(eventUuidOf(number));
		if (!event) return;
		pubSub.redeliver(event.eventUuid);
		const { Record_Id__c, Object_Name__c, Decision__c, Approval_Id__c } = event.fields;
		bus.publish(
			APPROVAL_TOPIC,
			{ Record_Id__c, Object_Name__c, Decision__c, Approval_Id__c },
			event.eventUuid,
		);
	}

	async function obey(order: Order): Promise<Done> {
		if (order.kind === 'publish')
			for (let number = order.from; number < order.to; number++) publish(number, order.records);
		if (order.kind === 'repeat') order.numbers.forEach(repeat);
		if (order.kind === 'redefine') define(order.version);
		if (order.kind === 'cut') return { streams: pubSub.disconnectAll() };
		if (order.kind !== 'endSessions') return { streams: 0 };
		const streams = open();
		known.forEach((token) => ended.add(token));
		await axios.post(`${url}/sandbox/expire-sessions`, {}, { proxy: false });
		pubSub.recheckTokens();
		return { streams };
	}

	const ready: Org = { url, pubSubUrl: pubSub.url, jwtPrivateKey };
	return { ready, obey: async (order: unknown) => await obey(order as Order) };
}

if (require.main === module) serve(start);

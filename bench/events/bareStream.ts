import { credentials, makeClientConstructor, Metadata, type ClientDuplexStream } from '@grpc/grpc-js';
import { Type } from 'avsc';
import { readFileSync } from 'node:fs';
import { approvalEventSchema, APPROVAL_TOPIC } from '../../sandbox/salesforce/events/approvalEvent';
import {
	loadPubSubService,
	type FetchRequest,
	type FetchResponse,
} from '../../sandbox/salesforce/pubsub/proto';
import { ORGANIZATION_ID } from '../../sandbox/salesforce/tenant';
import type { Subscriber } from './subscribers';

/** The most Salesforce lets a stream have outstanding. */
const DEMAND = 100;

/**
 * The floor: gRPC and Avro and nothing else. No sign-in (the org here takes any token), the schema known beforehand,
 * no position, no second stream after the first.
 */
export const bareStream: Subscriber = async ({ url, pubSubUrl }, onEvent) => {
	const { GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: certificate = '' } = process.env; // set too late for the copy loaded above
	const isSecure = pubSubUrl.startsWith('https:');
	const Client = makeClientConstructor(loadPubSubService(), 'PubSub');
	const client = new Client(
		new URL(pubSubUrl).host,
		isSecure ? credentials.createSsl(readFileSync(certificate)) : credentials.createInsecure(),
	);
	const metadata = new Metadata();
	for (const [name, value] of Object.entries({
		accesstoken: 'any',
		instanceurl: url,
		tenantid: ORGANIZATION_ID,
	}))
		metadata.set(name, value);
	const coder = Type.forSchema(structuredClone(approvalEventSchema));
	const stream: ClientDuplexStream<Partial<FetchRequest>, FetchResponse> = client.Subscribe(metadata);
	let outstanding = 0;
	const fillUp = () => {
		if (outstanding > DEMAND / 2) return;
		stream.write({
			topic_name: APPROVAL_TOPIC,
			replay_preset: 'LATEST',
			num_requested: DEMAND - outstanding,
		});
		outstanding = DEMAND;
	};
	stream.on('data', ({ events }: FetchResponse) => {
		for (const { event } of events) onEvent(Number(coder.fromBuffer(event.payload).Record_Id__c));
		outstanding -= events.length;
		fillUp();
	});
	stream.on('error', () => undefined); // cut off: the events after it are lost
	fillUp();
	return async () => {
		stream.cancel();
		client.close();
	};
};

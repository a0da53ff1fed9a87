import { pathToFileURL } from 'node:url';
import { APPROVAL_TOPIC } from '../../sandbox/salesforce/events/approvalEvent';
import { CLIENT_ID, INTEGRATION_USER } from '../../sandbox/salesforce/tenant';
import { startTrigger, storeCredential } from '../../test/engine/harness';
import { peerEntry } from '../peers/folder';
import type { Org } from './simulator';

/** Starts to listen and calls `onEvent` with the number each event carries. Returns how to stop. */
export type Subscriber = (org: Org, onEvent: (number: number) => void) => Promise<() => Promise<void>>;

/** This package's trigger up to `emit`, as n8n runs it; every run ends well and at once. */
export const ourTrigger: Subscriber = async ({ url, pubSubUrl, jwtPrivateKey }, onEvent) => {
	const salesforceApprovalJwtApi = storeCredential('salesforceApprovalJwtApi', {
		myDomainUrl: url,
		clientId: CLIENT_ID,
		userName: INTEGRATION_USER.userName,
		privateKey: jwtPrivateKey,
		pubSubUrl,
	});
	const trigger = await startTrigger({
		type: 'salesforceApprovalTrigger',
		parameters: { authentication: 'jwt' },
		credentials: { salesforceApprovalJwtApi },
		outcomeOf: ({ items }) => {
			onEvent(Number(items[0].json.recordId));
			return 'success';
		},
	});
	return async () => await trigger.close();
};

/** What is used of salesforce-pubsub-api-client 5.5.2. */
interface PeerClient {
	connect(): Promise<void>;
	subscribe(topic: string, callback: PeerCallback): void;
	subscribeFromReplayId(topic: string, callback: PeerCallback, count: null, replayId: number): void;
}
type PeerCallback = (
	subscription: unknown,
	kind: string,
	data: { replayId: number; payload: Record<string, unknown> },
) => void;

/** Waits between two attempts of {@link peerSubscribingAgain}. */
const AGAIN_AFTER_MS = 100;

/** The peer as its README shows it: it does not open a stream again by itself. */
export const peerAsShipped: Subscriber = async (org, onEvent) =>
	await startPeer(org, onEvent, { subscribesAgain: false });

/** The peer with what its user has to add: at the end of a stream, subscribe again after the last event. */
export const peerSubscribingAgain: Subscriber = async (org, onEvent) =>
	await startPeer(org, onEvent, { subscribesAgain: true });

async function startPeer(
	{ url, pubSubUrl, jwtPrivateKey }: Org,
	onEvent: (number: number) => void,
	{ subscribesAgain }: { subscribesAgain: boolean },
): Promise<() => Promise<void>> {
	const { default: PubSubApiClient }: { default: new (...given: object[]) => PeerClient } = await import(
		pathToFileURL(peerEntry('salesforce-pubsub-api-client/dist/client.js')).href
	);
	const user = {
		clientId: CLIENT_ID,
		username: INTEGRATION_USER.userName,
		privateKey: jwtPrivateKey,
		loginUrl: url,
	};
	const client = new PubSubApiClient(
		{
			authType: 'oauth-jwt-bearer',
			...user,
			pubSubEndpoint: new URL(pubSubUrl).host,
			rejectUnauthorizedSsl: false,
		},
		SILENT,
	);
	await client.connect();
	let lastReplayId: number | undefined;
	let isStopped = false;
	const listen = () => {
		if (isStopped) return;
		if (lastReplayId === undefined) client.subscribe(APPROVAL_TOPIC, take);
		else client.subscribeFromReplayId(APPROVAL_TOPIC, take, null, lastReplayId);
	};
	const take: PeerCallback = (_subscription, kind, data) => {
		if (kind === 'end' && subscribesAgain) setTimeout(listen, AGAIN_AFTER_MS);
		if (kind !== 'event') return;
		lastReplayId = data.replayId;
		onEvent(Number(data.payload.Record_Id__c));
	};
	listen();
	return async () => {
		// Not by close(): it takes the listeners off a stream that stays open, and its end would then end this process.
		isStopped = true;
	};
}

const ignore = () => undefined;
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

import { processWide } from '../../shared/memory/processWide';
import type { BillClient } from '../transport/client';
import { withIdempotentKey } from './idempotentKey';
import type { Listener } from './listener';
import { openKey, sealKey } from './sealedKey';
import { rotateSecurityKey } from './subscriptionApi';

/** A process hosts a few triggers; a new key comes with a new subscription. */
const REMEMBERED_KEYS = 100;
const RENEWAL_PAUSE_MS = 60_000;

/** A subscription and the key BILL signs its events with. BILL tells the key once. */
export interface IssuedKey {
	subscriptionId: string;
	securityKey: string;
}

/** Keeps a key BILL has issued for this address: sealed in the static data, open in memory. */
export async function keepKey(client: BillClient, listener: Listener, issued: IssuedKey): Promise<void> {
	const sealedKey = sealKey(issued.securityKey, client.credential);
	remember(sealedKey, issued.securityKey);
	issuedHere().set(listener.path, issued);
	const { subscriptionId } = issued;
	listener.update({ url: listener.url, subscriptionId, sealedKey, securityKey: undefined });
}

/**
 * The key of this address; undefined without a subscription, or when another developer key sealed it.
 *
 * @param client is made only for a key this process has not opened yet: a forged delivery costs no look at the credential,
 * and a signed one is taken while the credential cannot be read
 */
export async function keyOf(
	listener: Listener,
	client: () => Promise<BillClient>,
): Promise<string | undefined> {
	const { sealedKey, securityKey, subscriptionId } = listener.state;
	if (sealedKey === undefined) {
		// Version 0.1 kept it in the clear.
		if (securityKey && subscriptionId)
			await keepKey(await client(), listener, { subscriptionId, securityKey });
		return securityKey;
	}
	const known = openedKeys().get(sealedKey);
	if (known !== undefined) return known;
	const opened = openKey(sealedKey, (await client()).credential);
	if (opened !== undefined) remember(sealedKey, opened);
	return opened;
}

/**
 * What this process was last issued for the address. n8n saves the static data of a delivery as it was when the delivery
 * came, which can put an older subscription back over the one a publication has made meanwhile.
 */
export function lastIssued(listener: Listener): IssuedKey | undefined {
	return issuedHere().get(listener.path);
}

/**
 * Has BILL issue a new key where the kept one cannot be opened any more, because the developer key in the credential was
 * changed. At most once a minute; a delivery refused meanwhile is sent again by BILL.
 *
 * @returns whether there is a new key
 * @throws what `BillClient` throws
 */
export async function renewKey(client: BillClient, listener: Listener): Promise<boolean> {
	const { subscriptionId } = listener.state;
	const renewedAt = processWide('renewedKeys', () => new Map<string, number>());
	const isTooSoon = Date.now() - (renewedAt.get(listener.path) ?? 0) < RENEWAL_PAUSE_MS;
	if (!subscriptionId || isTooSoon) return false;
	renewedAt.set(listener.path, Date.now());
	await issueKey(client, listener, subscriptionId);
	return true;
}

/** Replaces the key of a subscription and keeps the new one. */
export async function issueKey(
	client: BillClient,
	listener: Listener,
	subscriptionId: string,
): Promise<void> {
	const securityKey = await withIdempotentKey(
		listener.intents,
		`rotate ${subscriptionId}`,
		async (key) => await rotateSecurityKey(client, subscriptionId, key),
	);
	await keepKey(client, listener, { subscriptionId, securityKey });
}

/** The subscription of this address has ended: nobody may sign for it any more. */
export function forgetKey(listener: Listener): void {
	issuedHere().delete(listener.path);
	listener.forgetSubscription();
}

function remember(sealedKey: string, securityKey: string): void {
	const keys = openedKeys().set(sealedKey, securityKey);
	const [oldest] = keys.keys();
	if (keys.size > REMEMBERED_KEYS) keys.delete(oldest);
}

function openedKeys(): Map<string, string> {
	return processWide('openedWebhookKeys', () => new Map<string, string>());
}

/** By address. */
function issuedHere(): Map<string, IssuedKey> {
	return processWide('issuedWebhookKeys', () => new Map<string, IssuedKey>());
}

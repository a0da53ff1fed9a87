import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { BillRefusedError } from '../transport/errors';
import { type BillCall, billRequest } from '../transport/request';
import { EVENT_VERSION } from './eventTypes';

/** What we ask BILL to send where. */
export interface SubscriptionDraft {
	name: string;
	notificationUrl: string;
	/** For example `payment.updated`. */
	eventTypes: string[];
}

/** A subscription as BILL lists it. The security key is not part of it: BILL shows that once. */
export interface Subscription {
	id: string;
	name: string;
	notificationUrl: string;
	isEnabled: boolean;
	/** `type@version`, sorted. */
	events: string[];
}

const PATH = '/v3/subscriptions';
const PAGE_SIZE = 100;

/** GET /v3/subscriptions, all pages. BILL keeps ten an organization, so one page is the rule. */
export async function listSubscriptions(ctx: IHookFunctions): Promise<Subscription[]> {
	const found: Subscription[] = [];
	let nextPage: string | undefined;
	do {
		const intent = 'list its webhook subscriptions';
		const query = { max: PAGE_SIZE, ...(nextPage && { nextPage }) };
		const page = await call(ctx, {
			intent,
			method: 'GET',
			path: PATH,
			query,
			isAnswered: isPage,
			decode: toPage,
		});
		found.push(...page.subscriptions);
		nextPage = page.nextPage === nextPage ? undefined : page.nextPage;
	} while (nextPage);
	return found;
}

/**
 * POST /v3/subscriptions → id and the one-time security key. Refused as the eleventh, or as a duplicate.
 *
 * @param key UUID version 4; BILL replays a successful answer to the same key for 24 hours
 */
export async function createSubscription(ctx: IHookFunctions, draft: SubscriptionDraft, key: string) {
	return await call(ctx, {
		intent: `subscribe ${draft.notificationUrl}`,
		method: 'POST',
		path: PATH,
		headers: { 'X-Idempotent-Key': key },
		isRepeatable: true,
		body: toBody(draft),
		isAnswered: hasKey,
		decode: (body) => ({ id: textOf(body, 'id'), securityKey: textOf(body, 'securityKey') }),
	});
}

/** PUT /v3/subscriptions/{id}: replaces name, address and events, and enables it. The security key stays. */
export async function replaceSubscription(
	ctx: IHookFunctions,
	id: string,
	draft: SubscriptionDraft,
): Promise<void> {
	await call(ctx, {
		intent: `change subscription ${id}`,
		method: 'PUT',
		path: `${PATH}/${encodeURIComponent(id)}`,
		isRepeatable: true,
		body: toBody(draft),
		decode: () => undefined,
	});
}

/** A new security key. BILL's guides spell the path with a hyphen, its changelog of 2024 with an underscore. */
export async function rotateSecurityKey(ctx: IHookFunctions, id: string, key: string): Promise<string> {
	const post = async (spelling: string) =>
		await call(ctx, {
			intent: `issue a new security key for subscription ${id}`,
			method: 'POST',
			path: `${PATH}/${encodeURIComponent(id)}/${spelling}`,
			headers: { 'X-Idempotent-Key': key },
			isRepeatable: true,
			body: {},
			isAnswered: hasKey,
			decode: (body) => textOf(body, 'securityKey'),
		});
	return await unlessNotFound(post('security-key'), async () => await post('security_key'));
}

/** DELETE /v3/subscriptions/{id}. One that BILL no longer knows counts as deleted; nothing else is forgiven. */
export async function deleteSubscription(ctx: IHookFunctions, id: string): Promise<void> {
	const deletion = call(ctx, {
		intent: `remove subscription ${id}`,
		method: 'DELETE',
		path: `${PATH}/${encodeURIComponent(id)}`,
		isRepeatable: true,
		decode: () => undefined,
	});
	await unlessNotFound(deletion, () => undefined);
}

/** How `Subscription.events` spells the events of a draft. */
export function eventsOf({ eventTypes }: SubscriptionDraft): string[] {
	return [...new Set(eventTypes)].map((type) => `${type}@${EVENT_VERSION}`).sort();
}

async function call<T>(ctx: IHookFunctions, options: Omit<BillCall<T>, 'api'>): Promise<T> {
	return await billRequest(ctx, { api: 'connectEvents', ...options });
}

function toBody({ name, notificationUrl, eventTypes }: SubscriptionDraft): IDataObject {
	const events = [...new Set(eventTypes)].map((type) => ({ type, version: EVENT_VERSION }));
	return { name, status: { enabled: true }, events, notificationUrl };
}

/** BILL tells the key once: an answer without it is none, and the same idempotent key brings it back. */
function hasKey(body: unknown): boolean {
	return textOf(body, 'securityKey') !== '';
}

/** An answer without a list must not read as "no subscriptions": an eleventh or a second one would follow. */
function isPage(body: unknown): boolean {
	return Array.isArray(body) || Array.isArray(asObject(body).results);
}

function toPage(body: unknown): { subscriptions: Subscription[]; nextPage: string | undefined } {
	const { results, nextPage } = asObject(body);
	const rows: unknown[] = Array.isArray(body) ? body : Array.isArray(results) ? results : [];
	return {
		subscriptions: rows.map(toSubscription),
		nextPage: typeof nextPage === 'string' && nextPage ? nextPage : undefined,
	};
}

function toSubscription(row: unknown): Subscription {
	const { status, events } = asObject(row);
	const listed: unknown[] = Array.isArray(events) ? events : [];
	return {
		id: textOf(row, 'id'),
		name: textOf(row, 'name'),
		notificationUrl: textOf(row, 'notificationUrl'),
		isEnabled: asObject(status).enabled === true,
		events: listed.map((event) => `${textOf(event, 'type')}@${textOf(event, 'version')}`).sort(),
	};
}

async function unlessNotFound<T>(attempt: Promise<T>, otherwise: () => T | Promise<T>): Promise<T> {
	const [outcome] = await Promise.allSettled([attempt]);
	const isNotFound =
		outcome.status === 'rejected' &&
		outcome.reason instanceof BillRefusedError &&
		outcome.reason.httpStatus === 404;
	return isNotFound ? await otherwise() : await attempt;
}

function asObject(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown, name: string): string {
	const text = asObject(value)[name];
	return typeof text === 'string' ? text : '';
}

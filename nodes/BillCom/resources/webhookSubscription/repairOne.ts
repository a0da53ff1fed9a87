import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { findMissedEvents, resendEvents } from '../../webhook/missedEvents';
import {
	changeSubscription,
	deleteSubscription,
	replaceSubscription,
	type Subscription,
} from '../../webhook/subscriptionApi';
import { type Cured, cureOf } from '../../../shared/cure';
import { addressKey, type Judged, type Needs } from './repairPlan';
import type { BillClient } from '../../transport/client';

/** How far Repair may go. */
export interface RepairOrder {
	needs: Needs;
	removeOrphans: boolean;
	isDryRun: boolean;
	/** Milliseconds since 1970; undefined looks as far back as it needs to. */
	missedSinceMs: number | undefined;
	/** Most events to send again for one subscription. */
	resendAtMost: number;
}

const DAY_MS = 24 * 3_600_000;
const USUAL_DAYS = 7;
/** BILL bill-webhook-api-notification-rules, 2026-11: the event log reaches back this far. */
const LOG_DAYS = 180;

interface Done {
	did: string[];
	missedEvents: number;
	resentEvents: number;
	problem: string;
	/** What cures the problem; nothing without one. */
	cure?: Cured;
}

/**
 * Repairs one subscription and reports. What BILL refuses is reported as `problem`, with what cures it, so that the others
 * get their turn.
 */
export async function repairOne(
	client: BillClient,
	judged: Judged,
	order: RepairOrder,
): Promise<IDataObject> {
	const { subscription, found, advice } = judged;
	const done: Done = { did: [], missedEvents: 0, resentEvents: 0, problem: '' };
	await repairWork(client, judged, order, done).catch((error: unknown) => {
		if (!(error instanceof NodeApiError)) throw error;
		noteProblem(done, error);
	});
	const { cure, ...report } = done;
	const left = done.missedEvents - done.resentEvents;
	return {
		subscriptionId: subscription.id,
		name: subscription.name,
		notificationUrl: subscription.notificationUrl,
		found: done.missedEvents > 0 ? [...found.filter((one) => one !== 'healthy'), 'missedEvents'] : found,
		...report,
		...cure,
		advice: left > 0 && !order.isDryRun ? `${left} missed events are left. Run Repair again.` : advice,
		isDryRun: order.isDryRun,
	};
}

async function repairWork(client: BillClient, judged: Judged, order: RepairOrder, done: Done): Promise<void> {
	if (judged.isOurs) await mend(client, judged, order, done);
	if (!judged.found.includes('orphan') || !order.removeOrphans) return;
	if (!order.isDryRun) await deleteSubscription(client, judged.subscription.id);
	done.did.push('removed');
}

/** Switches on first: what is sent to a subscription that is off arrives nowhere. */
async function mend(
	client: BillClient,
	{ subscription, found }: Judged,
	order: RepairOrder,
	done: Done,
): Promise<void> {
	const { id, name, notificationUrl } = subscription;
	const { isDryRun } = order;
	if (found.includes('eventsDiffer')) {
		const eventTypes = order.needs.expected.get(addressKey(notificationUrl)) ?? [];
		const draft = { name, notificationUrl, eventTypes };
		if (!isDryRun) await replaceSubscription(client, id, draft);
		done.did.push('eventsReplaced');
	} else if (found.includes('switchedOff') && !isDryRun) {
		await changeSubscription(client, id, { isEnabled: true });
	}
	if (found.includes('switchedOff')) done.did.push('switchedOn');
	const missed = await missedOf(client, subscription, order);
	done.missedEvents = missed.length;
	if (missed.length === 0 || order.resendAtMost === 0) return;
	done.did.push('resent');
	if (isDryRun) return;
	const eventIds = missed.slice(0, order.resendAtMost);
	const { resent, refused } = await resendEvents(client, { subscriptionId: id, eventIds });
	done.resentEvents = resent;
	if (refused) noteProblem(done, refused);
}

function noteProblem(done: Done, error: NodeApiError): void {
	done.problem = error.message;
	done.cure = cureOf(error);
}

/**
 * What did not arrive in the last seven days; where nothing at all arrived in them, what did not arrive as long as BILL
 * remembers: the last event that did may be older. A subscription that is merely quiet is not searched for long.
 */
async function missedOf(
	client: BillClient,
	{ id, isEnabled }: Subscription,
	{ missedSinceMs }: RepairOrder,
): Promise<string[]> {
	const since = async (fromMs: number) => await findMissedEvents(client, { subscriptionId: id, fromMs });
	const { ids, hasDelivered } = await since(missedSinceMs ?? Date.now() - USUAL_DAYS * DAY_MS);
	const isQuiet = isEnabled && ids.length === 0;
	if (missedSinceMs !== undefined || hasDelivered || isQuiet) return ids;
	return (await since(Date.now() - LOG_DAYS * DAY_MS)).ids;
}

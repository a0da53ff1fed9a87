import { processWide } from '../../shared/memory/processWide';
import { byTime } from '../../shared/cure';
import { FailedCheckError } from '../operation/failure';
import { LOCK_KINDS, type Locks } from '../operation/lockKinds';
import type { BillClient } from '../transport/client';
import { clock } from '../transport/clock';
import type { UnknownOutcomeError } from '../transport/errors';
import { minuteText } from '../transport/limits';

/**
 * Remembers what BILL may still be at work on, so that neither n8n's Retry On Fail nor another run of this process sends it
 * meanwhile. Other processes are kept apart by the row and by the claim in the workflow.
 */
export function noteUnsettled(
	client: BillClient,
	locks: Locks = {},
	{ settlesAtMs }: UnknownOutcomeError,
): void {
	if (settlesAtMs === undefined) return;
	for (const name of namesOf(client, locks)) {
		clearTimeout(unsettled().get(name)?.timer);
		// A timer, because the clock of a machine may be put right meanwhile.
		const timer = setTimeout(() => unsettled().delete(name), settlesAtMs - clock.nowMs());
		timer.unref();
		unsettled().set(name, { settlesAtMs, timer });
	}
}

/** @throws FailedCheckError `unknownOutcome` while BILL may still be at work on a write of these names */
export function assertSettled(client: BillClient, locks: Locks = {}, itemIndex = client.itemIndex): void {
	const found = namesOf(client, locks).map((name) => unsettled().get(name)?.settlesAtMs ?? 0);
	const settlesAtMs = Math.max(0, ...found);
	if (settlesAtMs === 0) return;
	const at = minuteText(settlesAtMs);
	const message = `BILL gave no clear answer when this was sent a moment ago, and may still be at work on it, so it is not sent again now. Run this item again after ${at}: the node looks for it in BILL first.`;
	const cure = byTime(Math.max(settlesAtMs, clock.nowMs()));
	throw new FailedCheckError(client.node, 'unknownOutcome', message, itemIndex, {}, cure);
}

function namesOf({ organization }: BillClient, locks: Locks): string[] {
	return LOCK_KINDS.flatMap((kind) => (locks[kind] ?? []).map((id) => `${kind}:${organization}:${id}`));
}

function unsettled() {
	return processWide(
		'unsettledWrites',
		() => new Map<string, { settlesAtMs: number; timer: NodeJS.Timeout }>(),
	);
}

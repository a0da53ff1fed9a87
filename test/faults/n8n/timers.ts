/**
 * The timers of the shipped workflows. A timer whose workflow would find nothing to do is passed over: n8n would run it
 * and end at its first node.
 */
import type { INode } from 'n8n-workflow';
import { inLife } from '../time/processes';
import type { DataTables } from './tables/dataTables';
import type { Stored } from './tables/values';
import type { VirtualN8n } from './virtualN8n';

const MINUTE_MS = 60_000;
/** Sealing takes as long as paying, so a trial seals what has gathered in some minutes at once. */
const SEALED_AFTER_MS = 8 * MINUTE_MS;
/** How long "Report payments to Salesforce" waits for the invoice of a payment it does not know. */
const FORGOTTEN_AFTER_MS = 60 * MINUTE_MS;
const SCHEDULE = 'n8n-nodes-base.scheduleTrigger';

/** Workflows that run by themselves in a trial, and when there is something for them to do. */
const WORKERS: Record<string, (tables: DataTables, now: number) => boolean> = {
	'Pay approved invoices': (tables, now) => isDue(tables, 'Approvals', now),
	'Report payments to Salesforce': (tables, now) => hasToReport(tables, now),
	'Alert on failure': (tables) => tables.raw('Dead Letters').some(({ isAlerted }) => isAlerted !== true),
	'Write the audit trail': (tables) => hasUnsealed(tables),
	'Reconcile BILL and Salesforce': () => true,
};

/**
 * The inbox keeps what was sealed last until the next run. Entries are sealed in their order: one that is ahead of the
 * clock stops those behind it.
 */
function hasUnsealed(tables: DataTables): boolean {
	const heads = tables.raw('Audit Heads').filter(({ recordId }) => recordId === 'trail');
	const sealed = Math.max(0, ...heads.map(({ inboxId }) => Number(inboxId)));
	const first = tables.raw('Audit Inbox').find(({ id }) => Number(id) > sealed);
	return first !== undefined && Number(first.createdAt) < Date.now() - SEALED_AFTER_MS;
}

/** A payment that no row names is looked at again and again for an hour; until one does, its event is only put back. */
function hasToReport(tables: DataTables, now: number): boolean {
	const isKnown = (payment: Stored) => tables.raw('Approvals').some(({ paymentId }) => paymentId === payment);
	return tables.raw('BILL Events').some(({ state, nextTryAt, createdAt, paymentId }) => {
		if (state === null || state === '') return true;
		if (!isPast(nextTryAt, now)) return false;
		return state !== 'unknown' || now - Number(createdAt) >= FORGOTTEN_AFTER_MS || isKnown(paymentId);
	});
}

function isDue(tables: DataTables, table: string, now: number): boolean {
	return tables.raw(table).some(({ nextTryAt }) => isPast(nextTryAt, now));
}

const isPast = (at: Stored, now: number) => typeof at === 'number' && at <= now;

/** A workflow whose timers never run in this process. */
export function leaveOut(workflow: string | undefined): void {
	if (workflow !== undefined) delete WORKERS[workflow];
}

interface Timer {
	workflow: string;
	trigger: string;
	everyMs: number;
}

/** Starts them in the n8n's current life; they end with that. */
export function startTimers(n8n: VirtualN8n): void {
	const timers = Object.keys(WORKERS).flatMap((workflow): Timer[] => {
		const node = n8n.workflow(workflow).draft.nodes.find(({ type }) => type === SCHEDULE);
		return node ? [{ workflow, trigger: node.name, everyMs: intervalOf(node) }] : [];
	});
	let minutes = Math.floor(Date.now() / MINUTE_MS);
	inLife(n8n.life, () =>
		setInterval(() => {
			minutes += 1;
			for (const { workflow, trigger, everyMs } of timers) {
				if ((minutes * MINUTE_MS) % everyMs !== 0) continue;
				if (WORKERS[workflow](n8n.database.tables, Date.now()))
					void n8n.start(workflow, trigger, [{ json: {} }]);
			}
		}, MINUTE_MS),
	);
}

function intervalOf({ parameters }: INode): number {
	const { rule } = parameters as { rule?: { interval?: Array<Record<string, number | string>> } };
	const [every = {}] = rule?.interval ?? [];
	if (every.field === 'hours') return Number(every.hoursInterval ?? 1) * 60 * MINUTE_MS;
	if (every.field === 'minutes') return Number(every.minutesInterval ?? 5) * MINUTE_MS;
	throw new Error(`A timer every ${String(every.field)} is not part of the campaign`);
}

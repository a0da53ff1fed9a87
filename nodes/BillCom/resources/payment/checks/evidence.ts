import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../../records/record';
import type { RunClient } from '../../../transport/client';
import { clock } from '../../../transport/clock';
import { listPayees } from '../../vendor/find/payees';
import { type AccountFacts, factsOfAccount } from './accountReady';
import { recentBillsOf } from './duplicates/possibleDuplicates';
import { needsPayee } from './payee/payeeObjections';
import type { SafetyChecks } from './safetyFields';

/** A run that lasts longer asks again, because others change things as well. */
const LIFE_MS = 60_000;

/** What BILL said, by vendor, and when it was asked. */
type Known<T> = Map<string, { atMs: number; value: T }>;

interface Memory {
	payees: Known<IDataObject | undefined>;
	bills: Known<IDataObject[]>;
}

const memories = new WeakMap<object, Memory>();

/** A payment whose checks need to know something that its bill does not tell. */
export interface Asking {
	checks: SafetyChecks;
	/** Of its bill; empty as long as nobody knows. */
	vendorId: string;
}

/** What was found out for the checks of one payment. What no check needs was not asked. */
export interface Evidence {
	/** The vendor as it is now; undefined where BILL does not know it. */
	payee?: IDataObject;
	otherBills?: IDataObject[];
	account?: AccountFacts;
}

/**
 * Asks BILL what the checks of some payments need: one list of vendors and one of their bills for all of them. What this run has
 * asked within the last minute is not asked again.
 *
 * @returns whether anything was asked: then time has passed
 */
export async function findOut(client: RunClient, asking: Asking[]): Promise<boolean> {
	const memory = memoryOf(client);
	const payees = missing(
		memory.payees,
		asking.filter(({ checks }) => needsPayee(checks)),
	);
	const vendors = missing(
		memory.bills,
		asking.filter(({ checks }) => checks.duplicates !== undefined),
	);
	await Promise.all([
		payees.length > 0 && keepPayees(client, memory, payees),
		vendors.length > 0 && keepBills(client, memory, vendors),
	]);
	return payees.length + vendors.length > 0;
}

/** What is known for the checks of one payment, without asking. */
export function evidenceOf(
	client: RunClient,
	{ checks, vendorId }: Asking,
	account?: AccountFacts,
): Evidence {
	const { payees, bills } = memoryOf(client);
	return {
		payee: needsPayee(checks) ? payees.get(vendorId)?.value : undefined,
		otherBills: checks.duplicates && bills.get(vendorId)?.value,
		account,
	};
}

/** The account of payments that are to look at it. */
export async function accountFor(
	client: RunClient,
	checks: SafetyChecks,
	account: { type: string; id: string },
): Promise<AccountFacts | undefined> {
	return checks.fundingAccountReady ? await factsOfAccount(client, account) : undefined;
}

async function keepPayees(client: RunClient, { payees }: Memory, ids: string[]): Promise<void> {
	const atMs = clock.nowMs();
	const vendors = await listPayees(client, ids);
	for (const id of ids) payees.set(id, { atMs, value: vendors.get(id) });
}

async function keepBills(client: RunClient, { bills }: Memory, ids: string[]): Promise<void> {
	const atMs = clock.nowMs();
	const rows = await recentBillsOf(client, ids);
	for (const id of ids) bills.set(id, { atMs, value: rows.filter((row) => textOf(row, 'vendorId') === id) });
}

function missing<T>(known: Known<T>, asking: Asking[]): string[] {
	const ids = new Set(asking.map(({ vendorId }) => vendorId).filter((id) => id !== ''));
	const fromMs = clock.nowMs() - LIFE_MS;
	return [...ids].filter((id) => (known.get(id)?.atMs ?? 0) < fromMs);
}

function memoryOf({ ctx }: RunClient): Memory {
	const memory = memories.get(ctx) ?? { payees: new Map(), bills: new Map() };
	memories.set(ctx, memory);
	return memory;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { BillClient } from '../transport/client';
import { processWide } from '../../shared/memory/processWide';
import { LOCK_KINDS, type LockKind, type Locks } from '../operation/lockKinds';
import type { Operation } from '../operation/operation';
import { parameters } from '../parameters/reader';

/**
 * Runs work while nobody else in this process holds one of the locks: whoever reads a record and writes it back does both
 * before the next one reads. Those of a kind are asked for in one moment and come in the order of asking, kind after kind:
 * whoever waited for a name while in the queue of a record would stop the run that holds the name on its way to the record.
 * Other processes are kept apart by the claim in the workflow.
 */
export async function withLocks<T>(client: BillClient, locks: Locks, work: () => Promise<T>): Promise<T> {
	const [kind, ...others] = LOCK_KINDS.filter((one) => locks[one]?.length);
	if (!kind) return await work();
	assertLater(kind);
	const names = (locks[kind] ?? []).map((id) => `${kind}:${client.organization}:${id}`);
	const rest = Object.fromEntries(others.map((other) => [other, locks[other]]));
	const more = async () => await withLocks(client, rest, work);
	return await inTurn([...new Set(names)], async () => await held.run(kind, more));
}

/** The locks an operation names for an item. What is missing there the operation itself refuses. */
export function locksOf(
	ctx: IExecuteFunctions,
	{ writes = {} }: Pick<Operation, 'writes'>,
	itemIndex: number,
): Locks {
	const read = parameters(ctx, itemIndex);
	return Object.fromEntries(
		Object.entries(writes).flatMap(([kind, parameter]) => {
			const id = read.text(parameter);
			return id ? [[kind, [id]]] : [];
		}),
	);
}

/** All of several. */
export function allOf(several: Locks[]): Locks {
	const all: Locks = {};
	for (const locks of several)
		for (const kind of LOCK_KINDS) if (locks[kind]) all[kind] = [...(all[kind] ?? []), ...locks[kind]];
	return all;
}

/** The latest kind this run holds. */
const held = new AsyncLocalStorage<LockKind>();

/** A run that asked for what it holds would wait for itself, and nobody would ever hear of it. */
function assertLater(kind: LockKind): void {
	const before = held.getStore();
	if (before === undefined || LOCK_KINDS.indexOf(kind) > LOCK_KINDS.indexOf(before)) return;
	throw new Error(`The lock of a ${kind} was asked for while that of a ${before} is held.`);
}

async function inTurn<T>(names: string[], work: () => Promise<T>): Promise<T> {
	const queues = processWide('locks', () => new Map<string, Promise<unknown>>());
	// Those before may have been refused; that says nothing about this one.
	const mine = Promise.allSettled(names.map(async (name) => await queues.get(name))).then(work);
	for (const name of names) queues.set(name, mine);
	try {
		return await mine;
	} finally {
		for (const name of names) if (queues.get(name) === mine) queues.delete(name);
	}
}

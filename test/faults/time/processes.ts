/**
 * Which of the simulated n8n processes is running. Everything that one process starts carries it along, so that two
 * processes in this one keep their memory apart, and a killed one never gets any further.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** One life of an n8n process, from its start to its kill. */
export class Life {
	isDead = false;
	/** What the package keeps for a process; gone with it. */
	readonly memory = new Map<string, unknown>();
	/** Calls and table accesses so far, each counted before and after. */
	steps = 0;
	/** The step at which the process is killed. */
	diesAtStep = Number.POSITIVE_INFINITY;
	onDeath: (where: string) => void = () => undefined;

	/** @param clock how far its clock is ahead, in milliseconds */
	constructor(
		readonly name: string,
		public clock = 0,
	) {}

	kill(where: string): void {
		if (this.isDead) return;
		this.isDead = true;
		this.onDeath(where);
	}
}

const lives = new AsyncLocalStorage<Life>();

export function currentLife(): Life | undefined {
	return lives.getStore();
}

export function inLife<T>(life: Life, work: () => T): T {
	return lives.run(life, work);
}

/** The context in which nothing runs: what the package hands along with its work must not reach the other side either. */
const nowhere = AsyncLocalStorage.snapshot();

/** What BILL, Salesforce and people do is no part of any n8n, and the next life knows nothing of the one before. */
export function outside<T>(work: () => T): T {
	return nowhere(work);
}

/** A moment in which a process can be killed. A dead one waits here for good. */
export async function step(where: string): Promise<void> {
	const life = currentLife();
	if (!life) return;
	if (!life.isDead) {
		life.steps += 1;
		if (life.steps >= life.diesAtStep) life.kill(where);
	}
	if (life.isDead) await new Promise<never>(() => undefined);
}

/**
 * One clock for everything in this process: Date, timers, pauses and durations. Nobody waits: when nothing is left to do,
 * the clock jumps to the next timer. Has to be installed before anything else is loaded.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import timersModule from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { currentLife } from './processes';

const RealDate = Date;
const realImmediate = setImmediate;
const realTimeout = setTimeout;
/** Kinds of handles that stay open without anything being under way. */
const STANDING =
	/^(TTYWrap|PipeWrap|Timeout|Immediate|TickObject|MessagePort|ProcessWrap|TCPSERVERWRAP|TCPServerWrap)$/;

interface Timer {
	id: number;
	at: number;
	everyMs?: number;
	fire: () => void;
}

let nowMs = RealDate.now();
const startedMs = nowMs;
let sequence = 0;
let activity = 0;
let pendingImmediates = 0;
const timers = new Map<number, Timer>();

/** Milliseconds since 1970, as BILL and Salesforce see them. */
export function virtualNow(): number {
	return nowMs;
}

/** Sets the clock; only between trials, when nothing waits. */
export function startClockAt(ms: number): void {
	timers.clear();
	nowMs = ms;
}

/** Something happened that may lead to more. */
export function noteActivity(): void {
	activity += 1;
}

export async function sleep(ms: number): Promise<void> {
	await new Promise<void>((resolve) => setTimeout(resolve, ms));
}

/** Lets everything run, jumping over the time in which nothing happens, until the work has ended. */
export async function drive<T>(work: Promise<T>): Promise<T> {
	let isOver = false;
	const noted = work.finally(() => (isOver = true));
	noted.catch(() => undefined);
	while (!isOver) {
		await settle();
		if (isOver) break;
		const next = earliest();
		if (!next) throw new Error('Nothing is left to happen, and the work has not ended');
		nowMs = Math.max(nowMs, next.at);
		if (next.everyMs === undefined) timers.delete(next.id);
		else next.at = nowMs + Math.max(1, next.everyMs);
		next.fire();
	}
	return await noted;
}

/** Until neither promises nor immediates nor threads have anything left to do. */
async function settle(): Promise<void> {
	for (let quiet = 0, rounds = 0; quiet < 2; rounds++) {
		const before = activity;
		await new Promise<void>(
			(resolve) => void (rounds > 1000 ? realTimeout(resolve, 1) : realImmediate(resolve)),
		);
		const isQuiet = pendingImmediates === 0 && activity === before && !isThreadBusy();
		quiet = isQuiet ? quiet + 1 : 0;
	}
}

function isThreadBusy(): boolean {
	return process.getActiveResourcesInfo().some((kind) => !STANDING.test(kind));
}

function earliest(): Timer | undefined {
	let first: Timer | undefined;
	for (const timer of timers.values())
		if (!first || timer.at < first.at || (timer.at === first.at && timer.id < first.id)) first = timer;
	return first;
}

/** The object that setTimeout of Node.js returns, as far as anybody uses it. */
class Handle {
	constructor(
		private readonly timer: Timer,
		private readonly ms: number,
	) {}
	ref() {
		return this;
	}
	unref() {
		return this;
	}
	hasRef() {
		return true;
	}
	refresh() {
		this.timer.at = nowMs + this.ms;
		timers.set(this.timer.id, this.timer);
		return this;
	}
	close() {
		timers.delete(this.timer.id);
		return this;
	}
	[Symbol.toPrimitive]() {
		return this.timer.id;
	}
	[Symbol.dispose]() {
		this.close();
	}
	get key() {
		return this.timer.id;
	}
}

function plan(
	callback: (...args: unknown[]) => void,
	delay: unknown,
	args: unknown[],
	repeats: boolean,
): Handle {
	const wanted = Number(delay);
	const ms = wanted >= 1 && wanted <= 2 ** 31 - 1 ? Math.trunc(wanted) : 1;
	const life = currentLife();
	const inContext = AsyncLocalStorage.snapshot();
	const fire = () => {
		if (life?.isDead) return void timers.delete(timer.id);
		inContext(() => callback(...args));
	};
	const timer: Timer = { id: ++sequence, at: nowMs + ms, fire, ...(repeats && { everyMs: ms }) };
	timers.set(timer.id, timer);
	noteActivity();
	return new Handle(timer, ms);
}

function forget(handle: unknown): void {
	if (handle instanceof Handle) timers.delete(handle.key);
	else if (typeof handle === 'number' || typeof handle === 'string') timers.delete(Number(handle));
}

const abortError = (signal: AbortSignal) =>
	Object.assign(new Error('The operation was aborted', { cause: signal.reason }), {
		name: 'AbortError',
		code: 'ABORT_ERR',
	});

async function wait<T>(ms?: number, value?: T, { signal }: { signal?: AbortSignal } = {}): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		if (signal?.aborted) return reject(abortError(signal));
		const handle = plan(() => resolve(value as T), ms, [], false);
		signal?.addEventListener('abort', () => {
			forget(handle);
			reject(abortError(signal));
		});
	});
}

class VirtualDate extends RealDate {
	constructor(...given: []) {
		if (given.length === 0) super(VirtualDate.now());
		else super(...given);
	}
	static override now(): number {
		return nowMs + (currentLife()?.clock ?? 0);
	}
	static override [Symbol.hasInstance](value: unknown): boolean {
		return (
			RealDate[Symbol.hasInstance].call(RealDate, value) ||
			Object.prototype.toString.call(value) === '[object Date]'
		);
	}
}

/** Puts the clock in the place of Node.js' own. */
export function installVirtualTime(): void {
	const virtualTimeout = Object.assign(
		(callback: () => void, ms?: number, ...args: unknown[]) => plan(callback, ms, args, false),
		{ [promisify.custom]: wait },
	);
	const virtualInterval = (callback: () => void, ms?: number, ...args: unknown[]) =>
		plan(callback, ms, args, true);
	const virtualImmediate = (callback: (...args: unknown[]) => void, ...args: unknown[]) => {
		pendingImmediates += 1;
		const life = currentLife();
		return realImmediate(() => {
			pendingImmediates -= 1;
			if (!life?.isDead) callback(...args);
		});
	};
	const replaced = {
		setTimeout: virtualTimeout,
		setInterval: virtualInterval,
		clearTimeout: forget,
		clearInterval: forget,
	};
	Object.assign(globalThis, replaced, { Date: VirtualDate });
	Object.assign(timersModule, replaced);
	// How long a call took stands in the audit trail: the same for the same seed.
	performance.now = () => nowMs - startedMs;
	const turn = async <T>(value?: T) =>
		await new Promise<T>((resolve) => virtualImmediate(() => resolve(value as T)));
	Object.assign(timersPromises, { setTimeout: wait, setImmediate: turn });
	AbortSignal.timeout = (ms: number) => {
		const ending = new AbortController();
		plan(
			() => ending.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
			ms,
			[],
			false,
		);
		return ending.signal;
	};
}

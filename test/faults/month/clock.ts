import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Everything } from '../../../sandbox/start/everything';

/** Debian's `libfaketime`, by architecture. It gives a process another time, its database and all of its threads included. */
const LIBRARIES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
	(architecture) => `/usr/lib/${architecture}/faketime/libfaketimeMT.so.1`,
);
const CACHED_SECONDS = 1;

/** One time for n8n and both simulators, which goes on as real time does and leaps from day to day. */
export class VirtualClock {
	private aheadMs = 0;

	/** @param file what n8n reads its time from */
	constructor(private readonly file: string) {
		this.write();
	}

	/** Whether this machine can give n8n another time. */
	static get isPossible(): boolean {
		return LIBRARIES.some((library) => existsSync(library));
	}

	/** Environment variables of an n8n that goes by this clock. Timers go on by real time: they would all strike at once. */
	get settings(): Record<string, string> {
		return {
			LD_PRELOAD: LIBRARIES.find((library) => existsSync(library)) ?? '',
			FAKETIME_TIMESTAMP_FILE: this.file,
			FAKETIME_CACHE_DURATION: String(CACHED_SECONDS),
			FAKETIME_DONT_FAKE_MONOTONIC: '1',
			DONT_FAKE_MONOTONIC: '1',
			N8N_USER_MANAGEMENT_JWT_DURATION_HOURS: '2000', // or whoever looks on is signed out after a week
		};
	}

	now(): Date {
		return new Date(Date.now() + this.aheadMs);
	}

	/**
	 * Leaps ahead while n8n stands still, and returns when all three have the new time: whoever signs in by the old one just
	 * when the other has the new one would be told that clocks differ.
	 * @param pid of n8n
	 */
	async leap({ bill, salesforce }: Everything, pid: number, ms: number): Promise<void> {
		process.kill(pid, 'SIGSTOP');
		this.aheadMs += ms;
		this.write();
		await bill.send('clock', { advanceMs: ms });
		await salesforce.send('clock', { advanceMs: ms });
		await wait((CACHED_SECONDS + 0.2) * 1_000);
		process.kill(pid, 'SIGCONT');
	}

	private write(): void {
		writeFileSync(this.file, `+${Math.round(this.aheadMs / 1_000)}\n`);
	}
}

import type { Clock } from '../../simulator/clock';

interface Late {
	dueMs: number;
	write: () => void;
	timer: NodeJS.Timeout;
}

/** Writes that BILL is still at work on although their callers have heard otherwise, or nothing. */
export class LateWrites {
	private readonly waiting = new Set<Late>();

	constructor(private readonly clock: Clock) {}

	/** Takes effect so much later, by whichever of machine and simulated clock gets there first. */
	add(lateMs: number, write: () => void): void {
		const late: Late = {
			dueMs: this.clock.now() + lateMs,
			write,
			timer: setTimeout(() => this.take(late), lateMs),
		};
		late.timer.unref();
		this.waiting.add(late);
	}

	/** Takes what is due after the simulated clock was moved. */
	afterClock(): void {
		for (const late of this.waiting) if (late.dueMs <= this.clock.now()) this.take(late);
	}

	/** Forgets what has not taken effect. */
	clear(): void {
		for (const { timer } of this.waiting) clearTimeout(timer);
		this.waiting.clear();
	}

	private take(late: Late): void {
		clearTimeout(late.timer);
		if (this.waiting.delete(late)) late.write();
	}
}

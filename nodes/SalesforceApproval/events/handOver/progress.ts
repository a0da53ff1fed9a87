import type { Position } from '../source/source';

/** One arrival on its way through n8n. */
export interface Step {
	/** Missing where more of the same place follows. */
	position?: Position;
	/** Set when the arrival becomes an execution. */
	eventId?: string;
	isDone: boolean;
}

/**
 * Keeps the position behind the slowest event: with several in hand, one that is done early must not carry the position
 * past one that n8n has not taken yet.
 */
export class Progress {
	private readonly steps: Step[] = [];

	constructor(private readonly moveTo: (position: Position) => void) {}

	/** An arrival in the order of the stream. */
	begin(position: Position | undefined, eventId?: string): Step {
		const step = { position, eventId, isDone: false };
		this.steps.push(step);
		return step;
	}

	/** Moves the position as far as everything before it is done. */
	finish(step: Step): void {
		step.isDone = true;
		const open = this.steps.findIndex(({ isDone }) => !isDone);
		const done = this.steps.splice(0, open < 0 ? this.steps.length : open);
		const position = done.findLast((earlier) => earlier.position !== undefined)?.position;
		if (position !== undefined) this.moveTo(position);
	}

	/** Whether the event is in hand or done but held up by an earlier one. */
	holds(eventId: string): boolean {
		return this.steps.some((step) => step.eventId === eventId);
	}
}

import type { Entry } from './batches';

/** Where batches come from, and how many of them n8n may have at a time. */
interface InHandOptions {
	atOnce: number;
	/** The next batch that is ready; none too when nothing may be handed over any more. */
	take(): Entry[] | undefined;
	/** Never rejects; resolves when n8n no longer has the batch in hand. */
	handOver(batch: Entry[]): Promise<void>;
}

/** The executions that n8n has in hand. */
export class InHand {
	private readonly running = new Set<Promise<void>>();

	constructor(private readonly options: InHandOptions) {}

	/** Hands over what is ready, as far as there is room, and the rest as room comes. */
	readonly fill = (): void => {
		for (let batch = this.next(); batch; batch = this.next()) {
			const running = this.options.handOver(batch).finally(() => {
				this.running.delete(running);
				this.fill();
			});
			this.running.add(running);
		}
	};

	/** Resolves when another batch may be handed over at once. */
	async untilRoom(): Promise<void> {
		while (this.running.size >= this.options.atOnce) await Promise.race(this.running);
	}

	private next(): Entry[] | undefined {
		return this.running.size < this.options.atOnce ? this.options.take() : undefined;
	}
}

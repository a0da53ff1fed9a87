import { EventBus } from '../../sandbox/salesforce/events/bus';
import type { ReplayIdDefect } from '../../sandbox/salesforce/events/replayId';

/**
 * The bus of the sandbox with replay ids of 8 bytes that can be read as small numbers, as Salesforce gives them out
 * today. Its documentation calls them opaque, and the sandbox's are; but salesforce-pubsub-api-client takes them for numbers.
 */
export class NumberedBus extends EventBus {
	private last = 0;

	override latestReplayId(): Buffer {
		this.last += 1;
		const id = Buffer.alloc(8);
		id.writeBigUInt64BE(BigInt(this.last));
		return id;
	}

	override replayIdDefect(_topic: string, id: Buffer): ReplayIdDefect | undefined {
		return id.length === 8 && id.readBigUInt64BE() <= BigInt(this.last) ? undefined : 'corrupted';
	}
}

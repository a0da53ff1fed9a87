import { fingerprintOf, type KeptVersion } from './keptEvents';
import type { BillNotification } from './notification';

/** Bills and payments a team works on within days; older ones are compared with nothing and pass. */
const REMEMBERED_ENTITIES = 500;

/** How new the state is that an event tells of. */
interface Version {
	/** Fingerprint of, for example, `payment stp01…`. */
	entity: string;
	/** Milliseconds since 1970. */
	updatedMs: number;
}

/**
 * The newest state of each bill, payment, vendor … one trigger has handled. BILL delivers in any order, and a delivery has
 * no time of its own: the entity's `updatedTime` decides (BILL notification-payloads-reference, 2026-11).
 */
export class NewestHandled {
	private readonly newest = new Map<string, number>();

	/** Whether a newer state of the same entity was handled. Events that tell no state, such as refusals, are never stale. */
	isStale(notification: BillNotification): boolean {
		const version = versionOf(notification);
		return version !== undefined && version.updatedMs < (this.newest.get(version.entity) ?? 0);
	}

	/** The event was handled. */
	note(notification: BillNotification): void {
		const version = versionOf(notification);
		if (!version) return;
		const known = this.newest.get(version.entity) ?? 0;
		this.newest.delete(version.entity);
		this.newest.set(version.entity, Math.max(known, version.updatedMs));
		this.dropOldest();
	}

	/** Adds what was saved; the newer state of each entity stays. */
	recall(saved: KeptVersion[]): void {
		const isKnown = ([entity, updatedMs]: KeptVersion) => (this.newest.get(entity) ?? 0) >= updatedMs;
		const unknown = saved.filter((entry) => !isKnown(entry));
		if (unknown.length === 0) return;
		const known = [...this.newest];
		this.newest.clear();
		for (const [entity, updatedMs] of [...unknown, ...known]) {
			this.newest.set(entity, Math.max(this.newest.get(entity) ?? 0, updatedMs));
		}
		this.dropOldest();
	}

	/** The states of the 500 entities handled last, oldest first; with one that is about to be handled. */
	toSave(accepted?: BillNotification): KeptVersion[] {
		const entries = new Map(this.newest);
		const version = accepted && versionOf(accepted);
		if (version) entries.set(version.entity, Math.max(entries.get(version.entity) ?? 0, version.updatedMs));
		return [...entries];
	}

	private dropOldest(): void {
		for (const entity of this.newest.keys()) {
			if (this.newest.size <= REMEMBERED_ENTITIES) break;
			this.newest.delete(entity);
		}
	}
}

function versionOf({ eventType, entity }: BillNotification): Version | undefined {
	const id = entity.id ?? entity.paymentBatchId;
	const updatedMs = typeof entity.updatedTime === 'string' ? Date.parse(entity.updatedTime) : Number.NaN;
	if (typeof id !== 'string' || !id || Number.isNaN(updatedMs)) return undefined;
	return { entity: fingerprintOf(`${eventType.slice(0, eventType.lastIndexOf('.'))} ${id}`), updatedMs };
}

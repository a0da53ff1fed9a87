import { atItem, bulkRefusal } from '../refusals/ofBulk';
import { Refusal, refusal } from '../refusals/refusal';
import type { World } from './world';

/** How a set of items is worked on. */
export interface BulkRules {
	/** Most items of one call. */
	max: number;
	/** One bad item undoes all (true), or the good ones stay (false). */
	isAtomic: boolean;
}

/** @throws Refusal BDC_1129 for no item or too many (assumed) */
export function refuseBulkSize(count: number, max: number): void {
	if (count < 1 || count > max) throw refusal('parameterInvalid', `${count} items, expected 1 to ${max}`);
}

/** Runs the work; what it changed in the store is taken back when it throws. */
function undoneOnRefusal<T>({ store }: World, work: () => T): T {
	const recordings = Object.values(store).map((collection) => collection.record());
	let isRefused = true;
	try {
		const result = work();
		isRefused = false;
		return result;
	} finally {
		for (const finish of recordings) finish(isRefused);
	}
}

/**
 * Does the work item by item. A refused set answers one entry an item, in the order of the items: the bad ones with
 * their own code, the others with BDC_1246 (reported by integrators). Where the good ones stay, only the bad ones are
 * named, by their place in the set (assumed).
 * @throws Refusal with the status of the first bad item
 */
export function inBulk<T, R>(world: World, items: T[], rules: BulkRules, work: (item: T) => R): R[] {
	refuseBulkSize(items.length, rules.max);
	const refused = new Map<number, Refusal>();
	const workAll = () => {
		const done: R[] = [];
		for (const [index, item] of items.entries()) {
			try {
				done.push(work(item));
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				refused.set(index, error);
				if (rules.isAtomic && !world.switches.bulkReportsAll) break;
			}
		}
		const [first] = refused.values();
		if (!first) return done;
		if (rules.isAtomic) throw bulkRefusal(world.switches.bulkErrorShape, items.length, refused);
		throw new Refusal(
			first.status,
			[...refused].map(([index, { entries }]) => atItem(index, entries[0])),
		);
	};
	return rules.isAtomic ? undoneOnRefusal(world, workAll) : workAll();
}

import type { Vendor } from '../store/rows';
import { vendorView } from './vendors';
import type { World } from '../world/world';

/**
 * Tells subscribers of a vendor: all of it, or after an update only the touched fields beside `id`, `name` and
 * `updatedTime`.
 */
export function publishVendor(world: World, eventType: string, vendor: Vendor, touched?: string[]): void {
	const shown = vendorView(vendor);
	const isWhole = !touched || world.switches.vendorUpdatedFull;
	const kept = new Set(['id', 'name', 'updatedTime', ...(touched ?? [])]);
	const entity = isWhole
		? shown
		: Object.fromEntries(Object.entries(shown).filter(([field]) => kept.has(field)));
	world.notifier.publish(eventType, vendor.id, entity);
}

import { publishVendor } from '../vendors/vendorEvents';
import type { World } from '../world/world';

/** `vendor.updated` with what a connection touches (docs/vendor-updated-notification-payloads); customers have no events. */
export function publishConnection(world: World, recordId: string): void {
	const vendor = world.store.vendors.get(recordId);
	if (vendor) publishVendor(world, 'vendor.updated', vendor, ['networkStatus', 'paymentNetworkId', 'rppsId']);
}

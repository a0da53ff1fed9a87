import type { VendorChange } from '../store/partnerRows';
import type { Session, Vendor } from '../store/rows';
import { timestamp } from '../values/dates';
import { newUuid } from '../values/ids';
import type { World } from '../world/world';
import { vendorView } from './view';

/** Fields BILL works out by itself. */
const UNRECORDED = ['id', 'createdTime', 'updatedTime'];

/** The one label and the two words BILL's sample shows; every other field keeps its name in the API (assumed). */
const LABELS: Record<string, string | undefined> = { 'paymentInformation.payByType': 'Pay by' };
const WORDS: Record<string, string | undefined> = { CHECK: 'Check', ACH: 'ePayment' };

/** Every value of the vendor as text under its dotted path. */
function valuesOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		found.set(path, typeof value === 'object' ? JSON.stringify(value) : String(value));
		return found;
	}
	for (const [name, entry] of Object.entries(value)) {
		if (UNRECORDED.includes(name) || entry === undefined) continue;
		valuesOf(entry, path === '' ? name : `${path}.${name}`, found);
	}
	return found;
}

function changedFields(before: Vendor, after: Vendor): Array<VendorChange['field']> {
	const [old, current] = [valuesOf(vendorView(before)), valuesOf(vendorView(after))];
	const paths = [...new Set([...old.keys(), ...current.keys()])];
	return paths
		.filter((path) => old.get(path) !== current.get(path))
		.map((path) => {
			const label = LABELS[path];
			const word = (text = '') => (label === undefined ? text : (WORDS[text] ?? text));
			return {
				name: label ?? path,
				value: { previous: word(old.get(path)), current: word(current.get(path)) },
			};
		});
}

/** Who changes something. */
export type Actor = Pick<Session, 'userId'>;

function userOf(world: World, actor: Actor): VendorChange['user'] {
	const user = world.store.users.get(actor.userId);
	return { id: actor.userId, name: user ? `${user.firstName} ${user.lastName}` : 'System' };
}

/** Stores a vendor and what became different, one entry a field. */
export function putVendor(world: World, actor: Actor, vendor: Vendor, before?: Vendor): Vendor {
	const stored = world.store.vendors.put(vendor);
	const fields = before ? changedFields(before, stored) : [{}];
	for (const field of fields) {
		world.store.vendorChanges.put({
			id: newUuid(),
			vendorId: stored.id,
			source: 'API',
			type: before ? 'Edit' : 'Create',
			createdTime: timestamp(world.clock.now()),
			user: userOf(world, actor),
			field,
		});
	}
	return stored;
}

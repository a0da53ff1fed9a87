import { timestamp } from '../clock';
import { newId } from '../ids';
import { refusal } from '../refusal';
import type { Session, Vendor } from '../store/rows';
import { without } from '../without';
import type { World } from '../world';
import type { NewVendor, VendorDraft } from './draft';

/** Last four digits, as BILL shows bank numbers. */
export function maskNumber(accountNumber = ''): string {
	return `****${accountNumber.slice(-4)}`;
}

/** The vendor a path names. @throws Refusal 404 BDC_1205 */
export function vendorOfPath(world: World, vendorId: string): Vendor {
	const vendor = world.store.vendors.get(vendorId);
	if (!vendor) throw refusal('objectUnknown', vendorId);
	return vendor;
}

function refuseUntrustedAutoPay(world: World, session: Session, draft: VendorDraft): void {
	if (draft.autoPay?.enabled && world.switches.mfaRequired && !session.trusted) throw refusal('mfaUntrusted');
}

function refuseTakenName(world: World, name: string, ownId?: string): void {
	if (!world.switches.vendorNameUnique) return;
	if (world.store.vendors.find('name', name).some(({ id }) => id !== ownId))
		throw refusal('vendorNameTaken', name);
}

/** Stores a vendor. Duplicate names are allowed (reported by integrators) unless a switch says otherwise. */
export function createVendor(world: World, session: Session, draft: NewVendor): Vendor {
	refuseUntrustedAutoPay(world, session, draft);
	refuseTakenName(world, draft.name);
	const now = timestamp(world.clock.now());
	const { paymentInformation = {}, billCurrency = 'USD', accountType = 'UNDEFINED', ...rest } = draft;
	const payByType = paymentInformation.bankAccount ? 'ACH' : 'CHECK';
	return world.store.vendors.put({
		...rest,
		id: newId('009'),
		archived: false,
		accountType,
		billCurrency,
		networkStatus: 'NOT_CONNECTED',
		paymentInformation: { ...paymentInformation, payByType, payBySubType: 'NONE' },
		createdTime: now,
		updatedTime: now,
	});
}

/** Lays the given fields over the vendor; objects are merged one level deep (assumed). */
export function changeVendor(world: World, session: Session, vendor: Vendor, draft: VendorDraft): Vendor {
	refuseUntrustedAutoPay(world, session, draft);
	if (draft.name !== undefined) refuseTakenName(world, draft.name, vendor.id);
	return world.store.vendors.put({
		...vendor,
		...draft,
		address: { ...vendor.address, ...draft.address },
		paymentInformation: { ...vendor.paymentInformation, ...draft.paymentInformation },
		...(draft.additionalInfo
			? { additionalInfo: { ...vendor.additionalInfo, ...draft.additionalInfo } }
			: {}),
		...(draft.autoPay ? { autoPay: { ...vendor.autoPay, ...draft.autoPay } } : {}),
		updatedTime: timestamp(world.clock.now()),
	});
}

/** Archives or restores; repeating it changes nothing. Returns whether anything changed. */
export function setArchived(
	world: World,
	vendor: Vendor,
	archived: boolean,
): { vendor: Vendor; isChange: boolean } {
	if (vendor.archived === archived) return { vendor, isChange: false };
	const changed = { ...vendor, archived, updatedTime: timestamp(world.clock.now()) };
	return { vendor: world.store.vendors.put(changed), isChange: true };
}

/** A vendor as a single read shows it: bank number masked. */
export function vendorView(vendor: Vendor): Vendor {
	const { bankAccount, ...paymentInformation } = vendor.paymentInformation;
	if (!bankAccount) return vendor;
	const masked = { ...bankAccount, accountNumber: maskNumber(bankAccount.accountNumber) };
	return { ...vendor, paymentInformation: { ...paymentInformation, bankAccount: masked } };
}

/** A vendor as a list shows it: thinner than the single read (reported by integrators; which fields is assumed). */
export function vendorListView(vendor: Vendor): Partial<Vendor> {
	return without(vendorView(vendor), 'additionalInfo', 'autoPay');
}

import type { NewVendor, VendorDraft } from '../bodies/vendor';
import { refusal } from '../refusals/refusal';
import type { Session, Vendor } from '../store/rows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
import type { World } from '../world/world';
import { newBankAccount } from './bankAccount';
import { putVendor } from './history';
import { vendorView } from './view';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** The vendor a path names. @throws Refusal 404 BDC_1205 */
export function vendorOfPath(world: World, vendorId: string): Vendor {
	const vendor = world.store.vendors.get(vendorId);
	if (!vendor) throw refusal('objectUnknown', vendorId);
	return vendor;
}

function refuseUntrustedAutoPay(world: World, session: Session, draft: VendorDraft): void {
	if (draft.autoPay?.enabled && world.switches.mfaRequired && !session.trusted) throw refusal('mfaUntrusted');
}

/** `createdBy` is who set automatic payment up. @throws Refusal BDC_1205 for a funding account nobody has (assumed) */
function autoPayOf(world: World, session: Session, draft: VendorDraft): { autoPay?: Vendor['autoPay'] } {
	if (!draft.autoPay) return {};
	const { bankAccountId } = draft.autoPay;
	if (bankAccountId !== undefined && !world.store.bankAccounts.get(bankAccountId))
		throw refusal('referenceUnknown', `autoPay.bankAccountId ${bankAccountId}`);
	return { autoPay: { ...draft.autoPay, createdBy: session.userId } };
}

/** BILL takes a text or a code (docs/creating-an-international-vendor). @throws Refusal BDC_1119 for both */
function refuseTwoPurposes({ paymentInformation }: VendorDraft): void {
	const { text, code } = paymentInformation?.paymentPurpose ?? {};
	if (text !== undefined && code !== undefined)
		throw refusal('businessFieldInvalid', 'paymentInformation.paymentPurpose: text or code, not both');
}

/** ISO 4217 (docs/ap-vendors); how BILL words it is assumed. @throws Refusal BDC_1000 */
function refuseUnknownCurrency({ billCurrency }: VendorDraft): void {
	if (billCurrency === undefined || CURRENCIES.has(billCurrency)) return;
	throw refusal('fieldInvalid', `billCurrency: unknown currency ${billCurrency}`);
}

function refuseTakenName(world: World, name: string, ownId?: string): void {
	if (!world.switches.vendorNameUnique) return;
	if (world.store.vendors.find('name', name).some(({ id }) => id !== ownId))
		throw refusal('vendorNameTaken', name);
}

/** Stores a vendor. Duplicate names are allowed (reported by integrators) unless a switch says otherwise. */
export function createVendor(world: World, session: Session, draft: NewVendor): Vendor {
	refuseUntrustedAutoPay(world, session, draft);
	refuseTwoPurposes(draft);
	refuseUnknownCurrency(draft);
	refuseTakenName(world, draft.name);
	const now = timestamp(world.clock.now());
	const { paymentInformation = {}, billCurrency = 'USD', accountType = 'UNDEFINED', ...rest } = draft;
	const { bankAccount, ...information } = paymentInformation;
	const payment = bankAccount
		? { ...information, bankAccount: newBankAccount(world, bankAccount), payByType: 'ACH' }
		: { ...information, payByType: 'CHECK' };
	return putVendor(world, session, {
		...rest,
		...autoPayOf(world, session, draft),
		id: newId('009'),
		archived: false,
		accountType,
		billCurrency,
		networkStatus: 'NOT_CONNECTED',
		paymentInformation: { ...payment, payBySubType: 'NONE' },
		createdTime: now,
		updatedTime: now,
	});
}

/** Lays the given fields over the vendor; objects are merged one level deep (assumed). */
export function changeVendor(world: World, session: Session, vendor: Vendor, draft: VendorDraft): Vendor {
	refuseUntrustedAutoPay(world, session, draft);
	refuseTwoPurposes(draft);
	refuseUnknownCurrency(draft);
	if (draft.name !== undefined) refuseTakenName(world, draft.name, vendor.id);
	const { autoPay } = autoPayOf(world, session, draft);
	const changed: Vendor = {
		...vendor,
		...draft,
		address: { ...vendor.address, ...draft.address },
		paymentInformation: { ...vendor.paymentInformation, ...draft.paymentInformation },
		...(draft.additionalInfo
			? { additionalInfo: { ...vendor.additionalInfo, ...draft.additionalInfo } }
			: {}),
		...(autoPay ? { autoPay: { ...vendor.autoPay, ...autoPay } } : {}),
		updatedTime: timestamp(world.clock.now()),
	};
	return putVendor(world, session, changed, vendor);
}

/** Archives or restores; repeating it changes nothing. Returns whether anything changed. */
export function setArchived(
	world: World,
	session: Session,
	vendor: Vendor,
	archived: boolean,
): { vendor: Vendor; isChange: boolean } {
	if (vendor.archived === archived) return { vendor, isChange: false };
	const changed = { ...vendor, archived, updatedTime: timestamp(world.clock.now()) };
	return { vendor: putVendor(world, session, changed, vendor), isChange: true };
}

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

import { without } from '../../simulator/fields';
import { refusal } from '../refusals/refusal';
import type { Session, Vendor, VendorBankAccount } from '../store/rows';
import { businessDaysAfter, isoDate, timestamp } from '../values/dates';
import { maskNumber } from '../values/ids';
import type { World } from '../world/world';
import { putVendor } from './history';

/** BILL verifies a new account once, in production (R:createvendorbankaccount). */
const VERIFICATION_BUSINESS_DAYS = 2;

/** An account as it is stored: with the day it was added. */
export function newBankAccount(world: World, draft: VendorBankAccount): VendorBankAccount {
	return { ...draft, addedOn: isoDate(world.clock.now()) };
}

function isPending(world: World, { addedOn }: VendorBankAccount): boolean {
	if (!world.switches.vendorBankWait || typeof addedOn !== 'string') return false;
	return isoDate(world.clock.now()) < businessDaysAfter(addedOn, VERIFICATION_BUSINESS_DAYS);
}

/** The account as BILL shows it: number masked, with its status (changelog 2026-05-21). */
export function bankAccountView(world: World, account: VendorBankAccount): VendorBankAccount {
	return {
		...without(account, 'addedOn'),
		accountNumber: maskNumber(account.accountNumber),
		status: isPending(world, account) ? 'PENDING' : 'VERIFIED',
	};
}

/** The vendor's one account. @throws Refusal 404 BDC_1205 when there is none (code assumed) */
export function requireBankAccount(vendor: Vendor): VendorBankAccount {
	const { bankAccount } = vendor.paymentInformation;
	if (!bankAccount) throw refusal('objectUnknown', `${vendor.id}/bank-account`);
	return bankAccount;
}

/**
 * Gives the vendor its bank account: from now on it is paid electronically.
 * @throws Refusal BDC_9101 when it has one; a change means delete, then create
 */
export function addBankAccount(
	world: World,
	session: Session,
	vendor: Vendor,
	draft: VendorBankAccount,
): Vendor {
	if (vendor.paymentInformation.bankAccount) throw refusal('vendorBankAccountTaken', vendor.id);
	const bankAccount = newBankAccount(world, draft);
	const paymentInformation = { ...vendor.paymentInformation, bankAccount, payByType: 'ACH' };
	const updatedTime = timestamp(world.clock.now());
	return putVendor(world, session, { ...vendor, paymentInformation, updatedTime }, vendor);
}

/** Takes the vendor's bank account away: from now on it is paid by check. @throws Refusal 404 BDC_1205 */
export function removeBankAccount(world: World, session: Session, vendor: Vendor): Vendor {
	requireBankAccount(vendor);
	const paymentInformation = { ...without(vendor.paymentInformation, 'bankAccount'), payByType: 'CHECK' };
	const updatedTime = timestamp(world.clock.now());
	return putVendor(world, session, { ...vendor, paymentInformation, updatedTime }, vendor);
}

/**
 * While BILL verifies the vendor's bank account, a payment needs a process date at least two business days ahead.
 * @throws Refusal BDC_1402
 */
export function refuseUnverifiedBank(world: World, vendor: Vendor, processDate: string): void {
	const { bankAccount } = vendor.paymentInformation;
	if (!bankAccount || !isPending(world, bankAccount)) return;
	const earliest = businessDaysAfter(isoDate(world.clock.now()), VERIFICATION_BUSINESS_DAYS);
	if (processDate < earliest) throw refusal('vendorBankUnverified', earliest);
}

import { fromCents, toCents } from '../../simulator/money';
import { dueCents } from '../bills/amounts';
import { isPayable } from '../bills/approval';
import { Refusal } from '../refusals/refusal';
import type { Bill, Vendor } from '../store/rows';
import { isoDate } from '../values/dates';
import type { World } from '../world/world';
import { schedulePayment } from './payments';
import { planPayment } from './plan';

const DAY_MS = 86_400_000;

/** What a vendor's automatic payment says; the reference names the fields and no more. */
interface AutoPay {
	enabled?: boolean;
	bankAccountId?: string;
	maxAmount?: number;
	daysBeforeDueDate?: number;
	createdBy?: string;
}

/** Name of the setting that keeps the day vendors were last looked through. */
const LAST_DAY = 'autoPayDay';

/** The same once a day, as it is called often; returns how many bills were paid. */
export function payByThemselvesDaily(world: World): number {
	const today = isoDate(world.clock.now());
	if (world.store.settings.get(LAST_DAY)?.value === today) return 0;
	world.store.settings.put({ id: LAST_DAY, value: today });
	return payByThemselves(world);
}

/**
 * Pays what vendors with automatic payment are owed, as BILL does with nobody asking: the whole of an approved bill, from
 * `daysBeforeDueDate` on, unless it is above `maxAmount` (all assumed but the fields). A bill BILL could not pay stays as it is; `autopay.failed`
 * goes to selected partners only and is not modelled. Returns how many were paid.
 */
export function payByThemselves(world: World): number {
	const today = isoDate(world.clock.now());
	let paid = 0;
	for (const vendor of world.store.vendors.all()) {
		const autoPay = (vendor.autoPay ?? {}) as AutoPay;
		if (!autoPay.enabled || vendor.archived) continue;
		const bills = world.store.bills.find('vendorId', vendor.id);
		paid += bills.filter((bill) => isDue(bill, autoPay, today) && pay(world, vendor, bill, autoPay)).length;
	}
	return paid;
}

function isDue(bill: Bill, { maxAmount, daysBeforeDueDate = 0 }: AutoPay, today: string): boolean {
	const owed = dueCents(bill);
	if (bill.archived || owed <= 0 || !isPayable(bill.approvalStatus)) return false;
	if (maxAmount !== undefined && owed > toCents(maxAmount)) return false;
	return Date.parse(bill.dueDate) - daysBeforeDueDate * DAY_MS <= Date.parse(today);
}

function pay(world: World, vendor: Vendor, bill: Bill, { bankAccountId, createdBy }: AutoPay): boolean {
	const fundingAccount = { type: 'BANK_ACCOUNT', ...(bankAccountId && { id: bankAccountId }) };
	const draft = { vendorId: vendor.id, billId: bill.id, amount: fromCents(dueCents(bill)), fundingAccount };
	try {
		schedulePayment(world, { userId: createdBy ?? '' }, [planPayment(world, draft)]);
		return true;
	} catch (error) {
		if (error instanceof Refusal) return false;
		throw error;
	}
}

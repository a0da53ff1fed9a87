import { isWholeCents, toCents } from '../../simulator/money';
import { dueCents } from '../bills/amounts';
import { isPayable } from '../bills/approval';
import type { PaymentDraft, PaymentTerms } from '../bodies/payment';
import { checkedCreditCents } from '../credits/uses';
import { refuseStaleRate } from '../currencies/exchangeRates';
import { cardPurposesFor } from '../fundingAccounts/cardPurposes';
import { refusal } from '../refusals/refusal';
import type { Bill, Session, Vendor } from '../store/rows';
import { isBusinessDay, isoDate, nextBusinessDay } from '../values/dates';
import { refuseUnverifiedBank } from '../vendors/bankAccount';
import { internationalConfiguration } from '../vendors/internationalRules';
import type { World } from '../world/world';
import { refuseUnusableFunding } from './funding';

/** A payment BILL would take: checked, nothing written. No bill means that one is made with it. */
export interface PaymentPlan {
	draft: PaymentDraft;
	vendor: Vendor;
	bill?: Bill;
	processDate: string;
}

/** Next US business day unless told; a date that is past, today or no business day answers BDC_1152 (today: assumed). */
function processDateOf(world: World, { processDate, fundingAccount }: PaymentTerms, vendor: Vendor): string {
	const earliest = nextBusinessDay(isoDate(world.clock.now()));
	const isDateNeeded = fundingAccount.type === 'WALLET' || fundingAccount.type === 'AP_CARD';
	if (isDateNeeded && processDate === undefined)
		throw refusal('fieldInvalid', 'processDate: must not be null');
	const date = processDate ?? earliest;
	if (date < earliest || !isBusinessDay(date)) throw refusal('processDateInvalid', date);
	if (vendor.billCurrency !== 'USD' && date !== earliest) throw refusal('processDateInvalid', date);
	refuseUnverifiedBank(world, vendor, date);
	return date;
}

/** `reserved` is what earlier payments of the same call take of their bills, in cents by bill id. */
function payableBill(world: World, draft: PaymentDraft, reserved: Map<string, number>): Bill {
	if (draft.billId === undefined) throw refusal('fieldInvalid', 'billId: must not be null');
	const bill = world.store.bills.get(draft.billId);
	if (!bill) throw refusal('referenceUnknown', `billId ${draft.billId}`);
	if (bill.archived) throw refusal('objectArchived', `Bill ${bill.id}`);
	if (draft.vendorId !== undefined && draft.vendorId !== bill.vendorId)
		throw refusal('vendorMismatch', draft.vendorId);
	if (!isPayable(bill.approvalStatus) && !world.switches.adminBypass) {
		throw refusal('billUnapproved', bill.id, { code: world.switches.unapprovedPayCode });
	}
	const taken = reserved.get(bill.id) ?? 0;
	const credited = checkedCreditCents(world, bill.vendorId, draft.vendorCredits ?? []);
	if (toCents(draft.amount) + credited > dueCents(bill) - taken)
		throw refusal('overpaid', `${draft.amount} of ${bill.dueAmount}`);
	reserved.set(bill.id, taken + toCents(draft.amount) + credited);
	return bill;
}

/** International vendors: a purpose where their country asks for one, on the payment or on the vendor (assumed). */
function refuseMissingPurpose(draft: PaymentDraft, vendor: Vendor): void {
	const { address, billCurrency, accountType } = vendor;
	const rules = internationalConfiguration({ country: address.country, billCurrency, accountType });
	const { paymentPurpose } = rules.internationalPayments ?? {};
	if (!paymentPurpose?.required) return;
	const given = draft.paymentPurpose ?? purposeOf(vendor);
	if (!given) throw refusal('paymentPurposeMissing', `is needed for ${address.country ?? ''}`);
	if (paymentPurpose.type === 'TEXT' && !given.text)
		throw refusal('paymentPurposeMissing', 'text must not be blank');
	if (paymentPurpose.type === 'TEXT') return;
	if (!paymentPurpose.codes.some(({ value }) => value === given.code?.value))
		throw refusal('paymentPurposeMissing', `code.value ${given.code?.value ?? ''}`);
}

function purposeOf({ paymentInformation: { paymentPurpose: kept } }: Vendor): PaymentDraft['paymentPurpose'] {
	return typeof kept === 'object' && kept !== null ? kept : undefined;
}

/** Street, city, state and ZIP code (docs/vendor-address-required-for-ach-payments). @throws Refusal BDC_1158 */
function refuseIncompleteAddress({ address }: Vendor): void {
	const { line1, city, stateOrProvince, zipOrPostalCode } = address;
	const isComplete = [line1, city, stateOrProvince, zipOrPostalCode].every(Boolean);
	if (!isComplete) throw refusal('vendorAddressInvalid');
}

function refuseCardPurpose({ fundingAccount, cardFundingPurpose }: PaymentTerms, vendor: Vendor): void {
	if (fundingAccount.type !== 'CARD_ACCOUNT') return;
	const purposes = cardPurposesFor(vendor);
	if (purposes.length === 0) return;
	if (!cardFundingPurpose) throw refusal('cardPurposeMissing', 'must not be blank');
	if (!purposes.includes(cardFundingPurpose)) throw refusal('cardPurposeMissing', cardFundingPurpose);
}

/**
 * What a payment call needs whatever its bills are.
 * @throws Refusal BDC_1361 (trust), BDC_1145 (token), BDC_1151 (funding), BDC_1129 (delivery), BDC_9010 (number taken)
 */
export function refuseTerms(world: World, session: Session, terms: PaymentTerms): void {
	if (session.kind === 'token') throw refusal('permissionMissing');
	if (world.switches.mfaRequired && !session.trusted) throw refusal('mfaUntrusted');
	const delivery = terms.processingOptions?.requestCheckDeliveryType ?? 'STANDARD';
	if (!world.switches.deliveryTypes.includes(delivery))
		throw refusal('parameterInvalid', `requestCheckDeliveryType: ${delivery}`);
	refuseUnusableFunding(world, session.userId, terms.fundingAccount);
	const { transactionNumber } = terms;
	if (!world.switches.uniqueTransactionNumber || transactionNumber === undefined) return;
	const isTaken = world.store.payments.find('transactionNumber', transactionNumber).length > 0;
	if (isTaken) throw refusal('transactionNumberTaken', transactionNumber);
}

/**
 * Checks one payment of a call whose terms are checked.
 * @throws Refusal BDC_1205 (ids), BDC_1159 (more than is due), BDC_1152 (date), BDC_9001 (approval), BDC_9006 and
 *   BDC_9024 (rate), BDC_9023 (credits), BDC_9025 and BDC_9026 (purposes), BDC_1158 (address of the vendor)
 */
export function planPayment(
	world: World,
	draft: PaymentDraft,
	reserved: Map<string, number> = new Map(),
): PaymentPlan {
	if (!isWholeCents(draft.amount) || draft.amount <= 0)
		throw refusal('businessFieldInvalid', 'amount: must be positive, at most two decimals');
	const isWithoutBill = draft.processingOptions?.createBill === true;
	if (isWithoutBill && draft.billId !== undefined)
		throw refusal('fieldInvalid', 'billId: leave out when createBill is true');
	const bill = isWithoutBill ? undefined : payableBill(world, draft, reserved);
	const vendorId = bill?.vendorId ?? draft.vendorId ?? '';
	const vendor = world.store.vendors.get(vendorId);
	if (!vendor) throw refusal('referenceUnknown', `vendorId ${vendorId}`);
	if (world.switches.vendorAddress === 'required') refuseIncompleteAddress(vendor);
	if (isWithoutBill) checkedCreditCents(world, vendorId, draft.vendorCredits ?? []);
	const processDate = processDateOf(world, draft, vendor);
	refuseStaleRate(world, vendor, draft.exchangeRateBatchId);
	refuseMissingPurpose(draft, vendor);
	refuseCardPurpose(draft, vendor);
	return { draft, vendor, bill, processDate };
}

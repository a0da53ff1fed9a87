import { without } from '../../simulator/fields';
import { fromCents, toCents } from '../../simulator/money';
import type { BillDraft, NewBill } from '../bodies/bill';
import { checkedCreditCents, creditedCents, planBillCredits, useCredits } from '../credits/uses';
import { usdPerUnit } from '../currencies/exchangeRates';
import { changeLines, refuseUnknownCoding, replaceLines, toLine, totalCents } from '../lineItems/lines';
import { refusal } from '../refusals/refusal';
import type { Bill, Session, Vendor } from '../store/rows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
import type { World } from '../world/world';
import { isOver, withAmounts } from './amounts';
import { approvalAfterChange, approvalOf } from './approval';
import { refuseTakenNumber } from './invoiceNumbers';

/** The bill a path names. @throws Refusal 404 BDC_1205 */
export function billOfPath(world: World, billId: string): Bill {
	const bill = world.store.bills.get(billId);
	if (!bill) throw refusal('objectUnknown', billId);
	return bill;
}

/** A bill as it is shown; `approvers` only on request. */
export function billView(row: Bill, showApprovers = false) {
	const { approvers, ...bill } = without(row, 'hasAskedApprovals');
	return showApprovers ? { ...bill, approvers } : bill;
}

function requireVendor(world: World, vendorId: string): Vendor {
	const vendor = world.store.vendors.get(vendorId);
	if (!vendor) throw refusal('referenceUnknown', `vendorId ${vendorId}`);
	if (vendor.archived) throw refusal('objectArchived', `Vendor ${vendorId}`);
	return vendor;
}

function refuseUnknownReferences(world: World, draft: BillDraft): void {
	refuseUnknownCoding(world, draft.classifications);
	const { payFromChartOfAccountId: account, paymentTermId } = draft;
	if (account && !world.store.chartOfAccounts.get(account))
		throw refusal('referenceUnknown', `payFromChartOfAccountId ${account}`);
	if (paymentTermId !== undefined && !world.switches.billPaymentTerm)
		throw refusal('fieldInvalid', 'paymentTermId: unknown field');
	if (paymentTermId !== undefined && !world.store.paymentTerms.get(paymentTermId))
		throw refusal('referenceUnknown', `paymentTermId ${paymentTermId}`);
}

/** The fields a draft sets as they are; what only steers the call is left out. */
function plainFields(draft: BillDraft) {
	const { description, classifications, payFromChartOfAccountId, purchaseOrderNumber, paymentTermId } = draft;
	const given = { description, classifications, payFromChartOfAccountId, purchaseOrderNumber, paymentTermId };
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** A bill is in the currency its vendor has when it is entered; `fundingAmount` is USD. When BILL rates it anew is unknown. */
function worthInUsd(amountCents: number, exchangeRate: number) {
	return { fundingAmount: fromCents(Math.round(amountCents * exchangeRate)), exchangeRate };
}

/** Stores a bill. @throws Refusal BDC_1205, BDC_1171, BDC_9004 */
export function createBill(world: World, creator: Pick<Session, 'userId'>, draft: NewBill): Bill {
	const vendor = requireVendor(world, draft.vendorId);
	refuseUnknownReferences(world, draft);
	const billLineItems = draft.billLineItems.map((line, index) => toLine(world, line, { index }));
	const amountCents = totalCents(billLineItems);
	refuseTakenNumber(world, { vendorId: vendor.id, invoiceNumber: draft.invoice.invoiceNumber }, draft);
	const { vendorCredits = [] } = draft;
	if (checkedCreditCents(world, vendor.id, vendorCredits) > amountCents)
		throw refusal('creditUnusable', 'more than the bill owes');
	const now = timestamp(world.clock.now());
	const amount = fromCents(amountCents);
	const bill: Bill = {
		id: newId('00n'),
		archived: false,
		recordStatus: 'ACTIVE',
		vendorId: vendor.id,
		vendorName: vendor.name,
		amount,
		dueAmount: amount,
		...worthInUsd(amountCents, usdPerUnit(vendor.billCurrency)),
		dueDate: draft.dueDate,
		invoice: draft.invoice,
		...plainFields(draft),
		billLineItems,
		paymentStatus: 'UNPAID',
		...approvalOf(world, amountCents),
		...(draft.billApprovals ? { hasAskedApprovals: true } : {}),
		createdBy: creator.userId,
		createdTime: now,
		updatedTime: now,
	};
	useCredits(world, bill.id, vendorCredits);
	return world.store.bills.put(withAmounts(world, bill));
}

/**
 * Stores a changed bill with its credits and its amounts worked out. `credits` says what becomes of credits not named.
 * @throws Refusal BDC_9002 when the new total is below what is paid or scheduled, BDC_9023 when it is below the credits
 */
function storeChange(
	world: World,
	before: Bill,
	after: Bill,
	{ draft, credits }: { draft: BillDraft; credits: 'keep' | 'giveBack' },
): Bill {
	const amount = fromCents(totalCents(after.billLineItems));
	const vendor = after.vendorId === before.vendorId ? undefined : requireVendor(world, after.vendorId);
	const payments = world.store.payments.find('billId', before.id).filter((payment) => !isOver(payment));
	if (vendor && (payments.length > 0 || creditedCents(world, before.id) > 0))
		throw refusal('billHasPayments', 'the vendor cannot change');
	if (draft.invoice || vendor) {
		refuseTakenNumber(
			world,
			{ id: after.id, vendorId: after.vendorId, invoiceNumber: after.invoice.invoiceNumber },
			draft,
		);
	}
	const changed = withAmounts(world, {
		...after,
		...(draft.billApprovals ? { hasAskedApprovals: true } : {}),
		vendorName: vendor?.name ?? after.vendorName,
		amount,
		...worthInUsd(toCents(amount), vendor ? usdPerUnit(vendor.billCurrency) : before.exchangeRate),
		// Policies look at the bill again when its amount changed (assumed).
		...(amount === before.amount ? {} : approvalAfterChange(world, after.approvers, toCents(amount))),
		updatedTime: timestamp(world.clock.now()),
	});
	const plan = planBillCredits(world, after, draft.vendorCredits ?? [], credits === 'keep');
	if (toCents(changed.dueAmount) < plan.changeCents) {
		throw draft.vendorCredits
			? refusal('creditUnusable', 'more than the bill owes')
			: refusal('billHasPayments', 'the amount is below what is paid or scheduled');
	}
	plan.apply();
	return world.store.bills.put(withAmounts(world, changed));
}

/**
 * PUT: what is not sent is gone; lines keep their id only when they name it.
 * @throws Refusal BDC_9102 without `billApprovals` where it was sent as true before (rule R:updatebill, code assumed)
 */
export function replaceBill(world: World, before: Bill, draft: NewBill): Bill {
	if (before.hasAskedApprovals && !draft.billApprovals) throw refusal('billApprovalsMissing', before.id);
	refuseUnknownReferences(world, draft);
	const kept = without(
		before,
		'description',
		'classifications',
		'payFromChartOfAccountId',
		'purchaseOrderNumber',
		'paymentTermId',
	);
	const after: Bill = {
		...kept,
		...plainFields(draft),
		vendorId: draft.vendorId,
		dueDate: draft.dueDate,
		invoice: draft.invoice,
		billLineItems: replaceLines(world, before.billLineItems, draft.billLineItems),
	};
	return storeChange(world, before, after, { draft, credits: 'giveBack' });
}

/** PATCH: only what is sent changes. */
export function changeBill(world: World, before: Bill, draft: BillDraft): Bill {
	refuseUnknownReferences(world, draft);
	const after: Bill = {
		...before,
		...plainFields(draft),
		vendorId: draft.vendorId ?? before.vendorId,
		dueDate: draft.dueDate ?? before.dueDate,
		invoice: { ...before.invoice, ...draft.invoice },
		billLineItems: draft.billLineItems
			? changeLines(world, before.billLineItems, draft.billLineItems)
			: before.billLineItems,
	};
	return storeChange(world, before, after, { draft, credits: 'keep' });
}

/**
 * Archives or restores; repeating it changes nothing.
 * @throws Refusal BDC_9002 while money is on its way or paid (assumed), BDC_1171 when the number was used meanwhile
 */
export function setBillArchived(
	world: World,
	bill: Bill,
	archived: boolean,
): { bill: Bill; isChange: boolean } {
	if (bill.archived === archived) return { bill, isChange: false };
	const hasPayments = world.store.payments.find('billId', bill.id).some((payment) => !isOver(payment));
	if (archived && hasPayments) throw refusal('billHasPayments', 'cancel or void them first');
	if (!archived)
		refuseTakenNumber(world, {
			id: bill.id,
			vendorId: bill.vendorId,
			invoiceNumber: bill.invoice.invoiceNumber,
		});
	const recordStatus = archived ? 'INACTIVE' : 'ACTIVE';
	const changed = { ...bill, archived, recordStatus, updatedTime: timestamp(world.clock.now()) };
	return { bill: world.store.bills.put(changed), isChange: true };
}

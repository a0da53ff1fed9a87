import { without } from '../../simulator/fields';
import { fromCents, toCents } from '../../simulator/money';
import type { CreditDraft, NewCredit } from '../bodies/vendorCredit';
import { changeLines, replaceLines, toLine } from '../lineItems/lines';
import type { LineKind } from '../lineItems/lines';
import { refusal } from '../refusals/refusal';
import type { VendorCredit } from '../store/moneyRows';
import type { BillLine, Session } from '../store/rows';
import { timestamp } from '../values/dates';
import { newId } from '../values/ids';
import type { World } from '../world/world';
import { appliedCents, usesOfCredit } from './uses';

const CREDIT_LINE: LineKind = { field: 'vendorCreditLineItems', prefix: 'vcl' };

/** The credit a path or a bulk item names. @throws Refusal 404 BDC_1205 */
export function creditOfPath(world: World, vendorCreditId: string): VendorCredit {
	const credit = world.store.vendorCredits.get(vendorCreditId);
	if (!credit) throw refusal('objectUnknown', vendorCreditId);
	return credit;
}

function statusOf(credit: VendorCredit, usedCents: number): string {
	if (usedCents === 0) return 'NOT_APPLIED';
	return usedCents < toCents(credit.amount) ? 'PARTIALLY_APPLIED' : 'FULLY_APPLIED';
}

/** A credit as it is shown, with what is used of it. The fields of `usage` are assumed. */
export function creditView(world: World, credit: VendorCredit) {
	const usedCents = appliedCents(world, credit.id);
	return {
		...credit,
		appliedAmount: fromCents(usedCents),
		status: statusOf(credit, usedCents),
		usage: usesOfCredit(world, credit.id).map(({ billId, paymentId, amountCents, appliedTime }) => ({
			billId,
			...(paymentId === undefined ? {} : { paymentId }),
			amount: fromCents(amountCents),
			appliedTime,
		})),
	};
}

/** Where the credit is booked: on a ledger account or on a bank account, not on both. */
function refuseUnknownTarget({ store }: World, draft: CreditDraft): void {
	const { applyToChartOfAccountId: ledger, applyToBankAccountId: bank } = draft;
	if (ledger !== undefined && bank !== undefined)
		throw refusal('businessFieldInvalid', 'applyToChartOfAccountId: leave out with applyToBankAccountId');
	if (ledger !== undefined && !store.chartOfAccounts.get(ledger))
		throw refusal('referenceUnknown', `applyToChartOfAccountId ${ledger}`);
	if (bank !== undefined && !store.bankAccounts.get(bank))
		throw refusal('referenceUnknown', `applyToBankAccountId ${bank}`);
}

function refuseUnknownVendor({ store }: World, vendorId: string): void {
	const vendor = store.vendors.get(vendorId);
	if (!vendor) throw refusal('referenceUnknown', `vendorId ${vendorId}`);
	if (vendor.archived) throw refusal('objectArchived', `Vendor ${vendorId}`);
}

/** Sum of the lines. @throws Refusal BDC_1119 when it is nothing or less (assumed) */
function totalOf(lines: BillLine[]): number {
	const cents = lines.reduce((sum, { amount }) => sum + toCents(amount), 0);
	if (cents <= 0) throw refusal('businessFieldInvalid', `amount: ${fromCents(cents)} is no credit`);
	return fromCents(cents);
}

/** Stores a credit. Equal reference numbers are taken twice (none documented). @throws Refusal BDC_1205, BDC_9004, BDC_1119 */
export function createCredit(world: World, session: Session, draft: NewCredit): VendorCredit {
	refuseUnknownVendor(world, draft.vendorId);
	refuseUnknownTarget(world, draft);
	const vendorCreditLineItems = draft.vendorCreditLineItems.map((line, index) =>
		toLine(world, line, { index, kind: CREDIT_LINE }),
	);
	const now = timestamp(world.clock.now());
	return world.store.vendorCredits.put({
		...draft,
		id: newId('vcr'),
		archived: false,
		amount: totalOf(vendorCreditLineItems),
		vendorCreditLineItems,
		createdBy: session.userId,
		createdTime: now,
		updatedTime: now,
	});
}

/** @throws Refusal BDC_9023 when more is used than the credit is worth now, or its uses are another vendor's (assumed) */
function storeChange(world: World, before: VendorCredit, after: VendorCredit): VendorCredit {
	const usedCents = appliedCents(world, before.id);
	const amount = totalOf(after.vendorCreditLineItems);
	if (toCents(amount) < usedCents)
		throw refusal('creditUnusable', `${fromCents(usedCents)} of ${before.id} are applied`);
	if (after.vendorId !== before.vendorId) {
		refuseUnknownVendor(world, after.vendorId);
		if (usedCents > 0) throw refusal('creditUnusable', `${before.id} is applied to bills of its vendor`);
	}
	refuseUnknownTarget(world, after);
	const updatedTime = timestamp(world.clock.now());
	return world.store.vendorCredits.put({ ...after, amount, updatedTime });
}

/** PUT: what is not sent is gone; lines keep their id only when they name it. @throws Refusal as storeChange, BDC_1205 */
export function replaceCredit(world: World, before: VendorCredit, draft: NewCredit): VendorCredit {
	return storeChange(world, before, {
		...without(before, 'description', 'applyToChartOfAccountId', 'applyToBankAccountId'),
		...draft,
		id: before.id,
		vendorCreditLineItems: replaceLines(
			world,
			before.vendorCreditLineItems,
			draft.vendorCreditLineItems,
			CREDIT_LINE,
		),
	});
}

/** PATCH: only what is sent changes. Naming the other place to book it on replaces the first (assumed). @throws as replaceCredit */
export function changeCredit(world: World, before: VendorCredit, draft: CreditDraft): VendorCredit {
	refuseUnknownTarget(world, draft);
	const isMoved = draft.applyToChartOfAccountId !== undefined || draft.applyToBankAccountId !== undefined;
	const kept = isMoved ? without(before, 'applyToChartOfAccountId', 'applyToBankAccountId') : before;
	const { vendorCreditLineItems: lines } = draft;
	return storeChange(world, before, {
		...kept,
		...draft,
		id: before.id,
		vendorCreditLineItems: lines
			? changeLines(world, before.vendorCreditLineItems, lines, CREDIT_LINE)
			: before.vendorCreditLineItems,
	});
}

/** Archives for good; bills keep what was applied (assumed). Repeating it changes nothing. */
export function archiveCredit(world: World, credit: VendorCredit): VendorCredit {
	if (credit.archived) return credit;
	const updatedTime = timestamp(world.clock.now());
	return world.store.vendorCredits.put({ ...credit, archived: true, updatedTime });
}
